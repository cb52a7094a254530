// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns;

import java.util.UUID;

/** A file of results is ready for the partner of an arrangement; published inside the transaction that makes it. */
public record ListHandedBack(UUID file, UUID arrangement) {}
