// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import org.jspecify.annotations.Nullable;

/**
 * Ways to reach somebody who has no file.
 *
 * @param language ISO 639 code of a message's words
 * @param code by which who enrolled without an account finds it again; null for a card holder
 */
record Reach(
        @Nullable String phone,
        @Nullable String language,
        @Nullable String code) {}
