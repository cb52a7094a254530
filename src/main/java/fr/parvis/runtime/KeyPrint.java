// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

/** Fingerprint of a key that all processes of one database must have alike; it tells nothing of the key. */
public interface KeyPrint {
    /** The setting that gives the key. */
    String setting();

    /** The fingerprint; empty where the key is in the shared folder, which is the same for all. */
    String print();
}
