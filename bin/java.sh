# Read by bin/tools.sh and by the bin/parvis of a release: the options of Java, and the preparation of fast starts.

say() { printf '%s\n' "$*" >&2; }

# Prints the home of a Java that is recent enough and has this program (java or javac); nothing when there is none.
find_java() {
  local program=$1 home version
  local on_path=""
  if command -v "$program" >/dev/null 2>&1; then
    on_path=$(dirname "$(dirname "$(readlink -f "$(command -v "$program")")")")
  fi
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /opt/jdk* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$on_path"; do
    [ -n "$home" ] && [ -x "$home/bin/$program" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
    if [ -n "$version" ] && [ "$version" -ge "$JAVA_NEEDED" ]; then
      printf '%s\n' "$home"
      return
    fi
  done
}

JAVA_NEEDED=25
JAVA_OPTIONS=(-Xmx256m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8)

# A start of its own, on an empty data folder that goes away, teaches the virtual machine which classes to keep ready: the
# next starts take half the time. When it fails Parvis runs all the same. Writes parvis.aot and help.txt into the folder that is named last.
train() {
  local run=$1 jar=$2 out=$3
  say "Préparation du démarrage rapide…"
  mkdir -p "$out"
  (
    cd "$run" || exit 1
    # settings of the installation name others (a database, a store, a folder shared with them), or need one another: it has none of them
    # shellcheck disable=SC2086
    unset ${!PARVIS_@}
    PARVIS_PORT=0 PARVIS_DATA="$out/training" "$JAVA_HOME/bin/java" "${JAVA_OPTIONS[@]}" -XX:AOTCacheOutput="$out/parvis.aot" \
      -jar "$run/$jar" --parvis.train=true </dev/null >"$out/training.log" 2>&1 || exit 1
    # the list of commands comes from the application: asked now, so that "help" later needs no database
    PARVIS_DATA="$out/training" "$JAVA_HOME/bin/java" "${JAVA_OPTIONS[@]}" -XX:AOTCache="$out/parvis.aot" "-Xlog:aot*=off" -Xlog:cds=off \
      -jar "$run/$jar" help </dev/null >"$out/help.txt" 2>>"$out/training.log" || rm -f "$out/help.txt"
  ) || say "(Le démarrage rapide n'a pas pu être préparé, voir $out/training.log.)"
  rm -rf "$out/training"
}

