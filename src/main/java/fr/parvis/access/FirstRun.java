// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.Optional;

/** The first run of an empty installation: the network and its first administrator. */
public interface FirstRun {
    /** Whether nobody has done it yet. */
    boolean awaited();

    /**
     * The network to create, and its first account.
     *
     * @param network the network's name
     * @param knownBrowsers whether who reads named files proves more than a password in a browser never seen
     */
    record Start(String network, String name, String email, String passwordHash, boolean knownBrowsers) {}

    /**
     * Creates the network and an account that is both administrator and network head.
     *
     * @return proof of its password, for {@link SignIn#chosen}; nothing when somebody else was first
     */
    Optional<SignIn.Proof> create(Start start);
}
