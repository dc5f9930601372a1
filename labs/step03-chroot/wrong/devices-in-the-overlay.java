// task: layer
// region: lab-layer
// rejected by: noDeviceOfTheLayerCanBeOpened
// why: the tmpfs has the flag, and the overlay in it is another mount
Mount.of("tmpfs", PLACE, "tmpfs", MS_NOSUID, MS_NODEV).with(layerOptions()).addTo(child);
child.add(DirectoryCalls.mkdirat(PLACE + "/upper", 0755));
child.add(DirectoryCalls.mkdirat(PLACE + "/work", 0755));
child.add(DirectoryCalls.mkdirat(PLACE + "/root", 0755));
Mount.of("overlay", PLACE + "/root", "overlay").with(overlayOptions()).addTo(child);
child.add(DirectoryCalls.chdir(PLACE + "/root"));
