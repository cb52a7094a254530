# Read by bin/parvis, bin/test, bin/release and benchmarks/run: finds the tools that Parvis is built with, and installs what is missing
# when it may (root on a machine with apt); otherwise says exactly what to install.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$(dirname "${BASH_SOURCE[0]}")/java.sh"

find_jdk() { find_java javac; }

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
      command -v "$name"
      return
    fi
  done
}

# The browser of the journeys: Chromium without its windows (Debian's package chromium-headless-shell) where it is installed, for it does the
# same work in less time; else Chromium. The program itself, not the script around it: who ends that leaves the browser running.
find_headless_chromium() {
  local program=/usr/lib/chromium/chromium-headless-shell
  if [ -x "$program" ]; then printf '%s\n' "$program"; else find_chromium; fi
}

# Prints the Debian packages of what is missing among: jdk maven node chromium headless-chromium poppler tesseract clamd prometheus gcc xz.
missing_packages() {
  local tool
  for tool in "$@"; do
    case $tool in
      jdk) [ -n "$(find_jdk)" ] || echo "openjdk-$JAVA_NEEDED-jdk-headless" ;;
      maven) command -v mvn >/dev/null 2>&1 || echo maven ;;
      node)
        command -v node >/dev/null 2>&1 || echo nodejs
        command -v npm >/dev/null 2>&1 || echo npm
        ;;
      chromium) [ -n "$(find_chromium)" ] || echo chromium ;;
      headless-chromium) [ -n "$(find_headless_chromium)" ] || echo chromium ;;
      poppler) [ -x /usr/bin/pdfinfo ] || echo poppler-utils ;;
      tesseract)
        # with its French model and the one that finds out how a page lies
        command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>/dev/null | grep -qx fra || echo tesseract-ocr tesseract-ocr-fra
        ;;
      clamd) [ -x /usr/sbin/clamd ] || echo clamav-daemon ;;
      prometheus) { [ -x /usr/bin/prometheus ] && [ -x /usr/bin/promtool ]; } || echo prometheus promtool ;;
      gcc) command -v gcc >/dev/null 2>&1 || echo gcc libc6-dev ;;
      xz) command -v xz >/dev/null 2>&1 || echo xz-utils ;;
    esac
  done
}

# Makes sure that the named tools are there, and uses the JDK found.
need_tools() {
  local packages
  packages=$(missing_packages "$@" | tr '\n' ' ')
  if [ -n "$packages" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installation de : $packages"
    # shellcheck disable=SC2086
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages; } \
      </dev/null >&2 || say "L'installation a échoué."
    packages=$(missing_packages "$@" | tr '\n' ' ')
  fi
  if [ -n "$packages" ]; then
    say "Il manque : $packages"
    say "Sur Debian ou Ubuntu : sudo apt-get install $packages"
    say "Ailleurs : JDK $JAVA_NEEDED ou plus récent (variable JAVA_HOME), Maven 3.9, Node.js 20 avec npm, Chromium pour les tests, et xz pour les archives."
    exit 1
  fi
  JAVA_HOME=$(find_jdk)
  export JAVA_HOME
}

# The browser libraries, as the lock file says. A linked folder belongs to somebody else and is left as it is.
need_browser_libraries() {
  [ -L "$ROOT/node_modules" ] && return
  if [ ! -f "$ROOT/node_modules/.package-lock.json" ] \
    || [ "$ROOT/package-lock.json" -nt "$ROOT/node_modules/.package-lock.json" ]; then
    say "Bibliothèques du navigateur (npm ci)…"
    (cd "$ROOT" && npm ci --no-progress </dev/null >&2) || exit 1
    touch "$ROOT/node_modules/.package-lock.json"
  fi
}

built_jar() {
  find "$ROOT/target" -maxdepth 1 -name 'parvis-*.jar' 2>/dev/null | head -n 1
}

# Builds the application when there is none or when the sources changed, and unpacks it: RUN is its folder, JAR its file,
# DEMO_JAR that of the demonstration.
need_application() {
  local jar marker place
  jar=$(built_jar)
  if [ -z "$jar" ] || [ -n "$(find "$ROOT/src/main" "$ROOT/src/demo" "$ROOT/pom.xml" "$ROOT/package-lock.json" -newer "$jar" -print -quit)" ]; then
    need_writable
    need_tools jdk maven node
    need_browser_libraries
    say "Construction de Parvis (une à deux minutes la première fois)…"
    # without the pom's timestamp the jar may keep its name: removed first, so that its date tells
    rm -rf "$ROOT"/target/parvis-*.jar "$ROOT"/target/demo "$ROOT"/target/demo-classes
    (umask 022 && cd "$ROOT" && mvn -B -q -DskipTests package </dev/null >&2) || exit 1
    jar=$(built_jar)
    # a reproducible jar bears the date of its sources
    touch "$jar"
  else
    need_tools jdk
  fi
  marker="$ROOT/target/run/current"
  place=$(printf '%s' "$ROOT" | cksum | cut -d ' ' -f 1)
  if [ ! -f "$marker" ] || [ "$jar" -nt "$marker" ] || [[ $(cat "$marker") != *-$place ]] \
    || [ ! -f "$ROOT/target/run/$(cat "$marker")/$(basename "$jar")" ]; then
    need_writable
    (umask 022 && unpack "$jar" "$marker" "$place") || exit 1
  fi
  RUN="$ROOT/target/run/$(cat "$marker")"
  JAR="$RUN/$(basename "$jar")"
  DEMO_JAR="$RUN/parvis-demo.jar"
}

# A service's account reads the code and cannot change it: whoever owns the code builds it.
need_writable() {
  if [ ! -w "$ROOT" ] || { [ -e "$ROOT/target" ] && [ ! -w "$ROOT/target" ]; }; then
    say "Le code a changé depuis la dernière construction, et le compte $(id -un) ne peut pas écrire dans $ROOT."
    say "Construisez d'abord, avec le compte à qui ce dossier appartient : $ROOT/bin/parvis help"
    exit 1
  fi
}

# A folder for each build: a Parvis that runs keeps the files that it was started from. And for each place where they stood: Java does not
# start at all with classes that were prepared in another folder.
unpack() {
  local jar=$1 marker=$2 name
  name=$(cksum <"$jar" | cut -d ' ' -f 1)-$3
  mkdir -p "$ROOT/target/run"
  rm -rf "$ROOT/target/run/$name"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$ROOT/target/run/$name" >/dev/null || exit 1
  cp "$ROOT"/target/demo/parvis-*-demo.jar "$ROOT/target/run/$name/parvis-demo.jar" || exit 1
  train "$ROOT/target/run/$name" "$(basename "$jar")" "$ROOT/target/run/$name"
  if [ -f "$marker" ] && [ "$(cat "$marker")" != "$name" ]; then
    find "$ROOT/target/run" -mindepth 1 -maxdepth 1 -type d ! -name "$name" ! -name "$(cat "$marker")" -exec rm -rf {} +
  fi
  printf '%s\n' "$name" >"$marker"
}

# The whole command that starts Java on the application, in COMMAND; the same with the demonstration, in DEMO. Its class path begins with the
# one of the training, so that the prepared classes serve it too.
java_command() {
  COMMAND=("$JAVA_HOME/bin/java" "${JAVA_OPTIONS[@]}")
  if [ -f "$RUN/parvis.aot" ]; then
    COMMAND+=(-XX:AOTCache="$RUN/parvis.aot" "-Xlog:aot*=off" -Xlog:cds=off)
  fi
  if [ -n "${PARVIS_JAVA_OPTIONS:-}" ]; then
    # shellcheck disable=SC2206
    COMMAND+=($PARVIS_JAVA_OPTIONS)
  fi
  DEMO=("${COMMAND[@]}" -cp "$JAR:$DEMO_JAR" fr.parvis.Parvis)
  COMMAND+=(-jar "$JAR")
}
