// task: layer
// region: lab-layer
// rejected by: theRootHasTheFilesOfTheDirectory or anyNameOfADirectoryWill
// why: below the tmpfs the name leads nowhere, and a name can have a comma
Mount.of("tmpfs", PLACE, "tmpfs", MS_NOSUID, MS_NODEV).with(layerOptions()).addTo(child);
child.add(DirectoryCalls.mkdirat(PLACE + "/upper", 0755));
child.add(DirectoryCalls.mkdirat(PLACE + "/work", 0755));
child.add(DirectoryCalls.mkdirat(PLACE + "/root", 0755));
Mount.of("overlay", PLACE + "/root", "overlay", MS_NODEV)
        .with(overlayOptions().replace("lowerdir=.", "lowerdir=" + directory))
        .addTo(child);
child.add(DirectoryCalls.chdir(PLACE + "/root"));
