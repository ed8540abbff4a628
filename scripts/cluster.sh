# shellcheck shell=bash
# A private PostgreSQL cluster that belongs to one folder. Its data are in <folder>/postgres; where the database's own
# user cannot enter that, in /var/lib/holdfast/<hash of the folder>, and <folder>/postgres.place says so.
# <folder>/postgres.empty stands until the one who asked for the cluster has filled it.
# It listens on 127.0.0.1 only, and has no Unix socket, whose path could be too long.

# PostgreSQL refuses to run as root. No variable, lock or folder of ours goes along.
as_database_user() (
  cd /
  exec 7>&- 8>&- 9>&-
  ((EUID == 0)) || exec env -i HOME="${HOME:-/}" PATH="$PATH" "$@"
  exec setpriv --reuid=postgres --regid=postgres --init-groups --reset-env "$@"
)

cluster_place() {
  if [[ -s $1/postgres.place ]]; then cat "$1/postgres.place"; else say "$1/postgres"; fi
}

# Only a process that sits in this very folder counts: after a crash its number may be somebody else's.
cluster_pid() {
  local place pid
  place=$(cluster_place "$1")
  { read -r pid <"$place/postmaster.pid"; } 2>/dev/null || return 1
  [[ $(readlink "/proc/$pid/cwd") == "$(readlink -f "$place")" ]] && say "$pid"
}

cluster_url() {
  local password port
  password=$(secret "$1" postgres)
  port=$(<"$1/postgres.port")
  say "postgres://postgres:$password@127.0.0.1:$port/postgres"
}

# A folder that the database's user owns and can enter.
own_folder() {
  mkdir -p "$1" && chmod 700 "$1"
  ((EUID != 0)) || chown postgres: "$1"
  as_database_user test -w "$1"
}

cluster_create() {
  local folder=$1 temporary=$2 place=$1/postgres
  rm -rf "$place.new" "$folder/postgres.place"
  if ! own_folder "$place.new" 2>/dev/null; then
    rm -rf "$place.new"
    place=/var/lib/holdfast/$(sha256sum <<<"$folder" | cut -c 1-16)
    say "The user postgres cannot enter $folder, so the database is kept in $place." >&2
    mkdir -p /var/lib/holdfast && chmod 711 /var/lib/holdfast
    set_aside "$folder" "$place"
    rm -rf "$place.new"
    own_folder "$place.new" || die "The user postgres cannot enter $place either."
  fi
  local pwfile=$place.new.password options=(--encoding=UTF8 --locale=C.UTF-8 --auth=scram-sha-256)
  [[ -z $temporary ]] || options+=(--no-sync)
  # The password file must be the database user's own, and outside the folder, which initdb wants empty.
  install -m 600 /dev/null "$pwfile"
  secret "$folder" postgres >"$pwfile"
  ((EUID != 0)) || chown postgres: "$pwfile"
  as_database_user "$postgres_bin/initdb" -D "$place.new" -U postgres --pwfile="$pwfile" "${options[@]}" \
    >"$folder/logs/initdb.log" 2>&1 || { rm -f "$pwfile"; tail "$folder/logs/initdb.log" >&2; die "initdb failed."; }
  rm -f "$pwfile"
  say "include 'holdfast.conf'" >>"$place.new/postgresql.conf"
  touch "$folder/postgres.empty"
  [[ $place == "$folder/postgres" ]] || say "$place" >"$folder/postgres.place"
  mv "$place.new" "$place"
}

# A folder of the same path was here before and has been deleted with the secrets of its database. That database is
# of no use without them, but it is not ours to delete: the last one is kept beside.
set_aside() {
  local place=$2
  [[ -e $place ]] || return 0
  say "$place" >"$1/postgres.place"
  cluster_stop "$1"
  rm -rf "$place.previous" "$1/postgres.place"
  mv "$place" "$place.previous"
  say "An older database was there; it is now $place.previous." >&2
}

cluster_settings() {
  local port=$1 temporary=$2
  cat <<-SETTINGS
	# Written anew at each start.
	listen_addresses = '127.0.0.1'
	port = $port
	unix_socket_directories = ''
	max_connections = 200
	shared_buffers = 256MB
	work_mem = 8MB
	maintenance_work_mem = 128MB
	effective_cache_size = 1GB
	random_page_cost = 1.1
	effective_io_concurrency = 100
	jit = off
	wal_compression = lz4
	max_wal_size = 2GB
	checkpoint_timeout = 10min
	log_line_prefix = '%m [%p] %q%u@%d '
	timezone = 'UTC'
	log_timezone = 'UTC'
	SETTINGS
  # A cluster that is deleted after the tests need not survive a power cut.
  [[ -z $temporary ]] || printf '%s\n' 'fsync = off' 'full_page_writes = off'
}

# cluster_start <folder> [temporary]: afterwards the cluster answers at cluster_url <folder>.
cluster_start() {
  local folder=$1 temporary=${2:-} place version
  mkdir -p "$folder/logs"
  [[ -w $folder ]] || die "$folder cannot be written by $(id -un)."
  find_postgres || die "PostgreSQL 15 or newer is missing."
  place=$(cluster_place "$folder")
  if [[ -e $place && ! -O $place ]] && ((EUID != 0)); then
    die "The database in $place belongs to $(stat -c %U "$place"). Set DATA_DIR to a folder of your own."
  fi
  [[ -f $place/PG_VERSION ]] || cluster_create "$folder" "$temporary"
  place=$(cluster_place "$folder")
  version=$(<"$place/PG_VERSION")
  [[ ! -x /usr/lib/postgresql/$version/bin/postgres ]] || postgres_bin=/usr/lib/postgresql/$version/bin
  [[ $("$postgres_bin/postgres" --version) == *" $version."* ]] ||
    die "The database in $place was made by PostgreSQL $version, which is no longer here: install postgresql-$version."
  rotate_log "$folder/logs/postgres.log"
  for _ in {1..20}; do
    cluster_try_start "$folder" "$place" "$temporary" && return 0
    sleep 0.5
  done
  tail -n 10 "$folder/logs/postgres.log" >&2
  die "PostgreSQL does not start; see $folder/logs/postgres.log."
}

# One attempt. It can fail for a while when an earlier postmaster is just ending, or was killed and its servers are
# noticing it; and when somebody takes the port between our look and its use.
cluster_try_start() {
  local folder=$1 place=$2 temporary=$3 pid port=
  if pid=$(cluster_pid "$folder"); then
    grep -q '^ready' "$place/postmaster.pid" 2>/dev/null || return 1
    sed -n 4p "$place/postmaster.pid" >"$folder/postgres.port"
    return 0
  fi
  rm -f "$place/postmaster.pid"
  [[ ! -s $folder/postgres.port ]] || port=$(<"$folder/postgres.port")
  if [[ -z $port ]] || port_taken "$port"; then port=$(free_port); fi
  say "$port" >"$folder/postgres.port"
  cluster_settings "$port" "$temporary" >"$place/holdfast.conf"
  ((EUID != 0)) || chown postgres: "$place/holdfast.conf"
  as_database_user "$postgres_bin/pg_ctl" start -s -w -t 300 -D "$place" </dev/null >>"$folder/logs/postgres.log" 2>&1
}

cluster_stop() {
  local place
  cluster_pid "$1" >/dev/null || return 0
  find_postgres || return 0
  place=$(cluster_place "$1")
  # Nothing is lost by the second way: what was committed is in the log that the next start reads.
  as_database_user "$postgres_bin/pg_ctl" stop -s -m fast -t 3 -D "$place" >>"$1/logs/postgres.log" 2>&1 ||
    as_database_user "$postgres_bin/pg_ctl" stop -s -m immediate -t 3 -D "$place" >>"$1/logs/postgres.log" 2>&1 ||
    warn "PostgreSQL in $place did not stop; see $1/logs/postgres.log."
}

cluster_remove() {
  cluster_stop "$1"
  rm -rf "$(cluster_place "$1")" "$1"
}
