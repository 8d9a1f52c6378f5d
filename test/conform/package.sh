# The .deb works without the source tree: built, unpacked elsewhere, run on copies of the fixtures with its own rubrics.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cpack --config "$root/build/CPackConfig.cmake" -G DEB -B "$folder/deb" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
deb=$(echo "$folder"/deb/*.deb)
dpkg-deb -x "$deb" "$folder/system"

dpkg-deb -f "$deb" Depends | grep -q 'libxlsxwriter' || { echo "dependencies are wrong:"; dpkg-deb -f "$deb"; exit 1; }
(cd "$folder/system/usr" && find . -type f | LC_ALL=C sort)
test -s "$folder/system/usr/share/doc/svod/README.md"
if grep -q -a -F "$root/src/" "$folder/system/usr/bin/svod"; then
    echo "the program holds the source tree's path"
    exit 1
fi

# Nothing but the package and a campaign: a temporary folder of its own, and no help from the environment.
cp -r "$root/fixtures/tyumen-2022" "$root/fixtures/tyumen-2023" "$folder/"
cd "$folder"
env -i "$folder/system/usr/bin/svod" run tyumen-2023
test -s out/tyumen-2023/tyumen-2023.xlsx
env -i "$folder/system/usr/bin/svod" rubric tyumen-2023 >rubric.txt
test -s rubric.txt

# cmake --install gives the same files under a prefix of one's own.
cmake --install "$root/build" --prefix "$folder/own" >/dev/null
cmp "$folder/own/share/svod/rubrics/tyumen-2023.yaml" "$folder/system/usr/share/svod/rubrics/tyumen-2023.yaml"
env -i "$folder/own/bin/svod" check tyumen-2023 >check.txt || [ $? = 1 ]
