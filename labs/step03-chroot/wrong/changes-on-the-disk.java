// task: layer
// region: lab-layer
// rejected by: changesGoToTheLayerAndEndWithTheChild
// why: without a tmpfs the upper directory is the host's, and stays
child.add(DirectoryCalls.mkdirat(PLACE + "/upper", 0755));
child.add(DirectoryCalls.mkdirat(PLACE + "/work", 0755));
child.add(DirectoryCalls.mkdirat(PLACE + "/root", 0755));
Mount.of("overlay", PLACE + "/root", "overlay", MS_NODEV).with(overlayOptions()).addTo(child);
child.add(DirectoryCalls.chdir(PLACE + "/root"));
