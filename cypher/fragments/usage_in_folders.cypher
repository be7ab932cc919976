// Whether a usage belongs to a runnable in one of the folders, or to one that is run from there.
(any(folder IN $folders WHERE u.path STARTS WITH folder) OR u.runnable IN $reached)
