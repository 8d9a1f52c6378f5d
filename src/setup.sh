# Sourced by ./svod and test/run: what must be installed, and how a build folder is brought up to date. POSIX sh.
# Everything said here goes to standard error: standard output belongs to the program.

# gcc only recommends libc6-dev, so it is named.
BUILD_PACKAGES="gcc libc6-dev cmake ninja-build pkgconf libzip-dev libexpat1-dev libxlsxwriter-dev libpcre2-dev libyaml-dev libjansson-dev
    libutf8proc-dev libsodium-dev libgsl-dev libxml2-dev libmd4c-dev"
# dpkg-dev and file: the dependencies of a .deb are found with them.
TEST_PACKAGES="parallel libcmocka-dev libfreexl-dev python3 python3-openpyxl python3-yaml python3-docx python3-odf clang-format libreoffice-calc-nogui libreoffice-writer-nogui
    dpkg-dev file poppler-utils catdoc tesseract-ocr tesseract-ocr-rus"

say() {
    printf 'svod: %s\n' "$*" >&2
}

# Names of those packages that are not installed.
missing_packages() {
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
    done
}

# Runs a command as root; fails when there is no way to.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        sudo "$@"
    else
        return 1
    fi
}

# Installs what is missing of the given packages; a system without dpkg is left to its owner. Exits 3 when it cannot.
install_packages() {
    command -v dpkg >/dev/null || return 0
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    say "устанавливаю пакеты / installing packages: $missing"
    log=$(mktemp)
    # A mirror of somebody's own that does not answer must not stop the rest, so the update may fail; the install may not.
    # shellcheck disable=SC2086 # a list of words
    if as_root sh -c 'apt-get -q update; DEBIAN_FRONTEND=noninteractive exec apt-get -qy -o DPkg::Lock::Timeout=300 install \
        --no-install-recommends "$@"' install $missing >"$log" 2>&1 </dev/null; then
        rm -f "$log"
        return 0
    fi
    tail -n 20 "$log" >&2
    rm -f "$log"
    say "пакеты не установлены; выполните от имени root / packages are not installed; run as root:"
    printf '  apt-get update && apt-get install -y --no-install-recommends %s\n' "$missing" >&2
    exit 3
}

# build_folder FOLDER TARGET OPTION ...: configures FOLDER (under $root) with cmake's options and builds the target, quietly unless it
# fails. Exits 3 when it does.
build_folder() {
    folder=$root/$1
    target=$2
    shift 2
    log=$folder/build.log
    if command -v ninja >/dev/null; then generator=Ninja; else generator='Unix Makefiles'; fi
    # A tree that was moved or copied with its build folder starts that folder anew.
    grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt" || set -- --fresh "$@"
    grep -qsxF "CMAKE_GENERATOR:INTERNAL=$generator" "$folder/CMakeCache.txt" || set -- --fresh "$@"
    if cmake -S "$root" -B "$folder" -G "$generator" "$@" >"$log" 2>&1 &&
        cmake --build "$folder" --parallel "$(nproc)" --target "$target" >>"$log" 2>&1; then
        return 0
    fi
    grep -v '^\[.*Building C object' "$log" | tail -n 60 >&2
    say "сборка не удалась, журнал / the build failed, log: $log"
    exit 3
}
