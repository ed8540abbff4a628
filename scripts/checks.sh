# shellcheck shell=bash
# The checks and tests that ./test counts. Each part adds to `passed` and `failed`; none stops the others.
# The caller has set `repo`, `workplace` (a temporary folder) and `filtered` (1 when only some tests are asked for).

passed=0 failed=0 failures=()

pass() { passed=$((passed + $1)); }
fail() {
  failed=$((failed + $1))
  failures+=("$2")
}

title() { say "" "── $1"; }

# One command that counts as one: check <words> <command…>
check() {
  title "$1"
  local start=$SECONDS
  if attend "${@:2}" </dev/null; then
    pass 1
    say "$1: passed in $((SECONDS - start)) s"
  else
    fail 1 "$1"
    say "$1: FAILED"
  fi
}

# Warnings are errors in every project, so a build that succeeds is also the analyzers' and code style's yes.
# A compiler server of its own makes it quick; it carries a mark, and is ended with the build.
build_solution() {
  every_project_is_in_solution
  mkdir -p "${workshop:?}"
  exec 9>"$workshop/build.lock"
  flock 9
  export HOLDFAST_BUILD=$$
  local code=0
  dotnet build Holdfast.slnx -c Release -p:UseSharedCompilation=true -p:SharedCompilationId="holdfast-$$" -nodeReuse:false -v quiet \
    -clp:NoSummary 9>&- || code=$?
  stop_marked "HOLDFAST_BUILD=$$" 1
  return "$code"
}

# One left out would be tested as it was built some other time, or not at all.
every_project_is_in_solution() {
  local project
  for project in src/*/*.csproj tests/*/*.csproj bench/*/*.csproj; do
    [[ ! -f $project ]] || grep -q "\"$project\"" Holdfast.slnx || die "$project is not in Holdfast.slnx."
  done
}

# As folders, without loading the projects: whitespace is all that the build does not already check.
check_format() {
  dotnet format whitespace . --folder --verify-no-changes --include src/ tests/ bench/
}

site_is_built() { [[ -f web/dist/.fingerprint && $(<web/dist/.fingerprint) == "$(fingerprint web)" ]]; }

build_site() {
  web_lock
  make_web
}

# Prints the sum of an attribute over the counters of all result files.
trx_sum() {
  local file sum=0 number
  for file in "${workplace:?}"/results/"$2"*.trx; do
    [[ -f $file ]] || continue
    number=$(grep -oE "<Counters [^>]*" "$file" | grep -oE " $1=\"[0-9]+\"" | grep -oE '[0-9]+' | head -n 1)
    sum=$((sum + ${number:-0}))
  done
  say "$sum"
}

# A test that did not run has not passed: skipped ones are counted as failed.
dotnet_tests() {
  local name=$1 code=0 total good
  shift
  [[ -f tests/$name/$name.csproj ]] || return 0
  title "tests/$name"
  attend dotnet test "tests/$name" -c Release --no-build --nologo --results-directory "$workplace/results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
    --blame-hang-timeout 8m --blame-hang-dump-type none "$@" </dev/null || code=$?
  total=$(trx_sum total "$name")
  good=$(trx_sum passed "$name")
  pass "$good"
  if ((total > good)); then fail $((total - good)) "tests/$name: $((total - good)) of $total"; fi
  if ((code != 0 && total == good)); then fail 1 "tests/$name ended with code $code"; fi
  if ((code == 0 && total == 0 && !${filtered:?})); then fail 1 "tests/$name: no test ran"; fi
}

web_tests() {
  title "web tests"
  local code=0 json=$workplace/results/vitest.json good=0 total=0
  attend npm --prefix web test -- --reporter=default --reporter=json --outputFile.json="$json" </dev/null || code=$?
  if [[ -f $json ]]; then
    read -r good total < <(node -p 'const r = require(process.argv[1]); r.numPassedTests + " " + r.numTotalTests' "$json")
  fi
  pass "$good"
  if ((total > good)); then fail $((total - good)) "web tests: $((total - good)) of $total"; fi
  if ((total == good && (code != 0 || good == 0))); then fail 1 "web tests ended with code $code, $good passed"; fi
}
