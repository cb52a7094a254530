package fr.parvis.access;

import java.util.UUID;

/** The first run of an empty installation: the network and its first administrator. */
public interface FirstRun {
    /** Whether nobody has done it yet. */
    boolean awaited();

    /**
     * Creates the network and an account that is both administrator and network head.
     *
     * @param knownBrowsers whether who reads named files proves more than a password in a browser never seen
     * @return the account; nothing when somebody else was first
     */
    java.util.Optional<UUID> create(
            String network, String name, String email, String passwordHash, boolean knownBrowsers);
}
