// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Names of views that carry the status of the answer, as {@code redirect:} carries a redirection: a controller shows a form again
 * by {@code return FormAnswer.invalid("cases/new")}.
 */
public final class FormAnswer {
    private static final String INVALID = "invalid:";
    private static final String STALE = "stale:";
    private static final Map<String, HttpStatus> STATUSES =
            Map.of(INVALID, HttpStatus.UNPROCESSABLE_CONTENT, STALE, HttpStatus.CONFLICT);

    private FormAnswer() {}

    /** The page of a form whose values were refused, with these values and their problems: 422. */
    public static String invalid(String view) {
        return with(INVALID, view);
    }

    /** The page of a form whose subject was changed by somebody else in the meantime: 409. */
    public static String stale(String view) {
        return with(STALE, view);
    }

    /** The page of a form that was not kept: 409 when its subject was changed meanwhile ({@link Problems#stale}), 422 otherwise. */
    public static String refused(Problems problems, String view) {
        return problems.isStale() ? stale(view) : invalid(view);
    }

    /** The page of a form: 422 when it was refused, 200 otherwise. */
    public static String of(boolean refused, String view) {
        return refused ? invalid(view) : view;
    }

    private static String with(String prefix, String view) {
        return view.startsWith("redirect:") || prefix(view) != null ? view : prefix + view;
    }

    static @Nullable HttpStatus status(String view) {
        var prefix = prefix(view);
        return prefix == null ? null : STATUSES.get(prefix);
    }

    static String view(String view) {
        var prefix = prefix(view);
        return prefix == null ? view : view.substring(prefix.length());
    }

    private static @Nullable String prefix(String view) {
        return STATUSES.keySet().stream().filter(view::startsWith).findAny().orElse(null);
    }
}
