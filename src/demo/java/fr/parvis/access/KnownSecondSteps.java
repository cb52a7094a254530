// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.UUID;

/** The demonstration's way in: second steps whose secret is known beforehand. */
public interface KnownSecondSteps {

    /** @param secret 20 bytes (RFC 4226) */
    void give(UUID account, byte[] secret);
}
