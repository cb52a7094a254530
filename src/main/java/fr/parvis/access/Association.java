// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.UUID;

/** The tenant's identity: the local legal body that owns its data. */
public record Association(UUID id, String name, boolean open) {}
