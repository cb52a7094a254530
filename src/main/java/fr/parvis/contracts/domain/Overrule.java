// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decision of a person on an act.
 *
 * @param line line that pays; null: nobody pays
 */
public record Overrule(ActKey act, @Nullable UUID line, String reason, UUID by, Instant at) {}
