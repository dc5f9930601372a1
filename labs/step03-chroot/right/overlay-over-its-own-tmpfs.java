// task: layer
// region: lab-layer
// why: the overlay covers the tmpfs that it is in, and the directories are made in a loop
Mount.of("tmpfs", PLACE, "tmpfs", MS_NOSUID).with(layerOptions()).addTo(child);
for (String name : List.of("work", "upper")) {
    child.add(DirectoryCalls.mkdirat(PLACE + "/" + name, 0700));
}
Mount.of("overlay", PLACE, "overlay", MS_NODEV).with(overlayOptions()).addTo(child);
child.add(DirectoryCalls.chdir(PLACE));
