# shellcheck shell=bash
# What ./run and ./test share: words to people, secrets, ports, and the care of the processes they start.
# The caller has set `repo`. File descriptors: 7 keeps the build in use, 8 the data folder, 9 a short lock.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

say() { printf "%s\n" "$@"; }
warn() { printf "%s\n" "$@" >&2; }
die() {
  warn "$@"
  exit 1
}

# A signal is handled only between commands, and a build takes minutes; waiting for it can be interrupted.
# The lock of the data folder stays behind: a program that outlives this script must not keep it.
attend() {
  "$@" 8>&- &
  wait $!
}

# Tools write below HOME; an account without one (or with somebody else's) gets one in the given folder.
own_home() {
  [[ -n ${HOME:-} && -w $HOME ]] && return 0
  export HOME=$1/home
  mkdir -p "$HOME"
}

# A random secret of 32 bytes, made once and kept in the given folder.
secret() {
  local file=$1/secrets/$2
  if [[ ! -s $file ]]; then
    (
      umask 077
      mkdir -p "$1/secrets"
      head -c 32 /dev/urandom | base64 -w 0 | tr '+/' '-_' | tr -d '=' >"$file.$$"
      mv "$file.$$" "$file"
    )
  fi
  cat "$file"
}

# Read from the kernel, since a program may listen on another address than the one we would try.
port_taken() {
  local hex
  printf -v hex ':%04X' "$1"
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v port="$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { found = 1 } END { exit !found }'
}

# Below 32768, because the ports above it are handed out to outgoing connections.
free_port() {
  local port
  for _ in {1..200}; do
    port=$((20000 + RANDOM % 12000))
    port_taken "$port" || { say "$port" && return 0; }
  done
  die "No free port was found between 20000 and 32000."
}

# True when http://127.0.0.1:<port><path> answers 200; bash speaks enough HTTP for that, curl may be absent.
answers() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$2" "$1" >&3
    IFS= read -r -t 5 -u 3 status && [[ $status == HTTP/1.?' 200 '* ]]
  ) 2>/dev/null
}

# Processes that carry the mark NAME=value in their environment: all we started, also what was left behind.
marked() {
  local pid
  env -i PATH="$PATH" grep -lszFx -- "$1" /proc/[0-9]*/environ 2>/dev/null |
    while IFS=/ read -r _ _ pid _; do [[ $pid == "$$" ]] || say "$pid"; done
}

# Ends them: kindly, and after the given number of seconds by force.
stop_marked() {
  local mark=$1 tenths=$((${2:-2} * 10)) pids
  mapfile -t pids < <(marked "$mark")
  ((${#pids[@]})) || return 0
  kill -TERM "${pids[@]}" 2>/dev/null || true
  while ((tenths-- > 0)); do
    mapfile -t pids < <(marked "$mark")
    ((${#pids[@]})) || return 0
    sleep 0.1
  done
  kill -KILL "${pids[@]}" 2>/dev/null || true
}

# The same for one process that we know by its id.
stop_process() {
  local pid=$1 tenths=$(($2 * 10))
  kill -TERM "$pid" 2>/dev/null || return 0
  while ((tenths-- > 0)); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  warn "Process $pid did not end in $2 seconds and is ended by force."
  kill -KILL "$pid" 2>/dev/null || true
}

# Keeps one older log, so that logs stay bounded.
rotate_log() {
  mkdir -p "$(dirname "$1")"
  [[ ! -f $1 || $(stat -c %s "$1") -lt 10000000 ]] || mv "$1" "$1.1"
}
