// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

import java.util.UUID;
import java.util.function.Function;

/**
 * A kind of things that messages are about; modules contribute theirs as beans.
 *
 * @param kind small letters and hyphens
 * @param key message key of what the team's lists call such a message, as "Rappel de rendez-vous"
 * @param address of the thing's page
 */
public record SubjectKind(String kind, String key, Function<UUID, String> address) {}
