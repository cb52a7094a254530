// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Names of views that carry the status of the answer, as {@code redirect:} carries a redirection: a controller shows a form again
 * by {@code return FormAnswer.invalid("cases/new")}.
 */
public final class FormAnswer {
    private static final String STATUS = "status:";

    private FormAnswer() {}

    /** The page of a form whose values were refused, with these values and their problems: 422. */
    public static String invalid(String view) {
        return with(HttpStatus.UNPROCESSABLE_CONTENT, view);
    }

    /** The page of a form whose subject was changed by somebody else in the meantime: 409. */
    public static String stale(String view) {
        return with(HttpStatus.CONFLICT, view);
    }

    /** The page of a form that was not kept: 409 when its subject was changed meanwhile ({@link Problems#stale}), 422 otherwise. */
    public static String refused(Problems problems, String view) {
        return problems.isStale() ? stale(view) : invalid(view);
    }

    /** The page of a form: 422 when it was refused, 200 otherwise. */
    public static String of(boolean refused, String view) {
        return refused ? invalid(view) : view;
    }

    /** A page with any other status: too heavy, too often, gone. A redirection, and a page that has a status already, keep theirs. */
    public static String with(HttpStatus status, String view) {
        return view.startsWith("redirect:") || view.startsWith(STATUS) ? view : STATUS + status.value() + ":" + view;
    }

    static @Nullable HttpStatus status(String view) {
        return view.startsWith(STATUS)
                ? HttpStatus.valueOf(Integer.parseInt(view, STATUS.length(), view.indexOf(':', STATUS.length()), 10))
                : null;
    }

    static String view(String view) {
        return view.startsWith(STATUS) ? view.substring(view.indexOf(':', STATUS.length()) + 1) : view;
    }
}
