# shellcheck shell=bash
# Builds the programs and the site that ./run starts: once for every state of the sources, each into a folder named by
# their fingerprint, so that a second start builds nothing and a new build never changes files that are in use.
# The caller has set `repo` and `logs`.

workshop=${repo:?}/.data
builds=$workshop/builds

# Of the files' names and contents; works without git, and in a folder that git distrusts.
fingerprint() (
  cd "${repo:?}" || exit
  local sources=() source
  for source in "$@"; do [[ ! -e $source ]] || sources+=("$source"); done
  find "${sources[@]}" -type d \( -name bin -o -name obj -o -name node_modules -o -name dist \) -prune \
    -o -type f ! -name '*.tsbuildinfo' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16
)

server_build() {
  say "$builds/server-$(fingerprint src Directory.Build.props Directory.Build.targets Directory.Packages.props \
    global.json .editorconfig)"
}

web_build() { say "$builds/web-$(fingerprint web)"; }

# The same lock for all who use node_modules or the site's folder, also ./test.
web_lock() {
  mkdir -p "$workshop"
  exec 9>"$workshop/web.lock"
  flock 9
}

install_web_packages() {
  local stamp=$repo/web/node_modules/.holdfast-lock now
  now=$(sha256sum <"$repo/web/package-lock.json")
  [[ -f $stamp && $(<"$stamp") == "$now" ]] && return 0
  # The development tools are needed for the build, whatever NODE_ENV says.
  npm --prefix "$repo/web" ci --include=dev --no-audit --no-fund --loglevel=error 9>&- || return 1
  say "$now" >"$stamp"
}

# The mark in the site's folder goes whenever somebody builds it otherwise.
make_web() {
  npm --prefix "$repo/web" run build 9>&- || return 1
  fingerprint web >"$repo/web/dist/.fingerprint"
}

# A compiler server of its own makes the build quick; it carries a mark, and is ended with the build.
dotnet_publish() {
  local project=$1 target=$2
  dotnet publish "$repo/src/$project/$project.csproj" -c Release --use-current-runtime --self-contained false \
    -p:PublishReadyToRun=true -p:UseSharedCompilation=true -p:SharedCompilationId="holdfast-$$" -nodeReuse:false -v quiet -clp:NoSummary \
    --artifacts-path "$workshop/artifacts" -o "$target" 9>&-
}

build_failed() {
  warn "$1 could not be built. The last lines of $2:"
  tail -n 25 "$2" >&2
  return 1
}

build_server() {
  local target=$1 log=${logs:?}/build-server.log
  [[ ! -d $target ]] || return 0
  mkdir -p "$builds"
  exec 9>"$workshop/server.lock"
  flock 9
  [[ ! -d $target ]] || return 0
  say "Building the server …"
  rm -rf "$target.new"
  export HOLDFAST_BUILD=$$
  local failed=
  { dotnet_publish App "$target.new/app" && dotnet_publish Sandbox "$target.new/sandbox"; } >"$log" 2>&1 || failed=yes
  stop_marked "HOLDFAST_BUILD=$$" 1
  [[ -z $failed ]] || build_failed "The server" "$log"
  mv "$target.new" "$target"
  flock -u 9
}

build_web() {
  local target=$1 log=${logs:?}/build-web.log
  [[ ! -d $target ]] || return 0
  mkdir -p "$builds"
  web_lock
  [[ ! -d $target ]] || return 0
  say "Building the site …"
  { install_web_packages && make_web; } >"$log" 2>&1 || {
    build_failed "The site" "$log"
    return 1
  }
  rm -rf "$target.new"
  cp -r "$repo/web/dist" "$target.new"
  mv "$target.new" "$target"
  flock -u 9
}

# Says that this run uses a build, for as long as descriptor 7 is open here or in the programs started from it.
hold_builds() {
  mkdir -p "$builds"
  exec 7>>"$builds/in-use"
  flock -s 7
}

# Older builds go when nobody uses any: then only the given ones are kept.
drop_old_builds() {
  local build
  flock -n -x 7 || { flock -s 7 && return 0; }
  for build in "$builds"/server-* "$builds"/web-*; do
    [[ " $* " == *" $build "* || ! -d $build ]] || rm -rf "$build"
  done
  flock -s 7
}
