# shellcheck shell=bash
# What the machine must have. Root on Debian or Ubuntu gets it installed; everybody else is told what is missing.

apt_updated=
install_packages() {
  local words=$1
  shift
  if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
    warn "$words is missing, and only an administrator can install it. On Debian or Ubuntu:"
    warn "  apt-get update && apt-get install -y $*"
    return 1
  fi
  say "Installing $words ($*) …"
  local log
  log=$(mktemp)
  if [[ -z $apt_updated ]]; then
    unasked update >"$log" 2>&1 || warn "The lists of packages could not be brought up to date; trying with those at hand."
    apt_updated=yes
  fi
  if ! unasked install -y --no-install-recommends "$@" >>"$log" 2>&1; then
    tail -n 15 "$log" >&2
    if grep -qE 'Temporary failure resolving|Could not (resolve|connect)|Unable to connect|Connection timed out' "$log"; then
      warn "The servers of packages cannot be reached. This once, the network is needed."
    fi
    rm -f "$log"
    warn "$words could not be installed. Run this by hand and look at its answer:"
    warn "  apt-get update && apt-get install -y $*"
    return 1
  fi
  rm -f "$log"
}

# apt-get that asks nothing, waits for others who use it, and gives up on a network that does not answer.
unasked() {
  attend env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 apt-get -qq -o APT::Update::Error-Mode=any \
    -o Acquire::Retries=2 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 -o DPkg::Lock::Timeout=180 \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" </dev/null
}

need_dotnet() {
  command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.' && return 0
  warn "The .NET SDK 10 is missing. See https://dot.net/download, then try again."
  return 1
}

need_node() {
  local version
  version=$(node --version 2>/dev/null || true)
  version=${version#v}
  command -v npm >/dev/null && ((${version%%.*} >= 20)) 2>/dev/null && return 0
  warn "Node.js 20 or newer with npm is missing (found: ${version:-none}). See https://nodejs.org, then try again."
  return 1
}

# The newest PostgreSQL of this machine, 15 or later: sets postgres_bin.
find_postgres() {
  local bin version
  postgres_bin=
  while read -r bin; do
    version=$("$bin/postgres" --version 2>/dev/null) || continue
    [[ $version =~ \)\ ([0-9]+) ]] && ((BASH_REMATCH[1] >= 15)) && postgres_bin=$bin && return 0
  done < <(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV; dirname "$(command -v initdb || echo /none)")
  return 1
}

# Debian's package starts a server on port 5432 as soon as it is installed. Nobody asked for that one, so it is held back
# while we install, unless the machine has a choice of its own already.
install_postgres() {
  local choices=/etc/postgresql-common/createcluster.conf held='' code=0
  if ((EUID == 0)) && [[ ! -e $choices ]] && command -v apt-get >/dev/null; then
    install_packages "PostgreSQL's tools" postgresql-common || return 1
    pg_conftool "$choices" set create_main_cluster false && held=yes
  fi
  install_packages "PostgreSQL with PostGIS" postgresql postgresql-postgis || code=$?
  [[ -z $held ]] || pg_conftool "$choices" remove create_main_cluster || true
  return "$code"
}

need_postgres() {
  if ! find_postgres; then
    install_postgres || return 1
    find_postgres || {
      warn "The PostgreSQL of this system is older than 15. See https://www.postgresql.org/download for a newer one,"
      warn "or name a server of your own as DATABASE_URL."
      return 1
    }
  fi
  local version share
  version=$("$postgres_bin/postgres" --version | grep -oE '[0-9]+' | head -n 1)
  share=$("$postgres_bin/pg_config" --sharedir 2>/dev/null || echo "/usr/share/postgresql/$version")
  [[ -f $share/extension/postgis.control ]] ||
    install_packages "PostGIS for PostgreSQL $version" "postgresql-$version-postgis-3" || return 1
  if ((EUID == 0)) && ! id postgres >/dev/null 2>&1; then
    warn "PostgreSQL does not run as root, and the account it should run as is missing: useradd --system postgres"
    return 1
  fi
}

need_chromium() {
  command -v chromium >/dev/null && return 0
  install_packages "Chromium" chromium fonts-dejavu-core fonts-liberation || return 1
  command -v chromium >/dev/null && return 0
  warn "The package called chromium brought no program of this name (on Ubuntu it is a snap). Put one on the PATH."
  return 1
}
