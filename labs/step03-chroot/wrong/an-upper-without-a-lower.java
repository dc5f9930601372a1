// task: layer
// region: lab-layer
// rejected by: theRootHasTheFilesOfTheDirectory
// why: an overlay wants a lower directory
Mount.of("tmpfs", PLACE, "tmpfs", MS_NOSUID, MS_NODEV).with(layerOptions()).addTo(child);
child.add(DirectoryCalls.mkdirat(PLACE + "/upper", 0755));
child.add(DirectoryCalls.mkdirat(PLACE + "/work", 0755));
child.add(DirectoryCalls.mkdirat(PLACE + "/root", 0755));
Mount.of("overlay", PLACE + "/root", "overlay", MS_NODEV)
        .with(overlayOptions().replace("lowerdir=.,", ""))
        .addTo(child);
child.add(DirectoryCalls.chdir(PLACE + "/root"));
