// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of what a person says some months after.
 *
 * @param seen day on which they were last seen
 * @param gestures gestures that they did alone then
 * @param said answer that they gave already; null before
 */
public record FollowUpPage(
        String here,
        String name,
        String seen,
        List<String> gestures,
        @Nullable String said) {}
