// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import java.time.Instant;

/** A walk as it is kept. */
public record RecordedWalk(Walk walk, Instant recordedAt, boolean cancelled) {}
