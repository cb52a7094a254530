// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * Message of what the last action did, shown once on the next page.
 *
 * @param kind success, warning, danger or info
 * @param action offered with it, such as undo
 */
public record Notice(String kind, String text, @Nullable Action action) implements Serializable {

    /** @param link whether it leads to a page; otherwise it is a form of one button */
    public record Action(String href, String label, boolean link) implements Serializable {}

    static final String ATTRIBUTE = "notice";

    public static Notice success(String text) {
        return new Notice("success", text, null);
    }

    public static Notice warning(String text) {
        return new Notice("warning", text, null);
    }

    public static Notice danger(String text) {
        return new Notice("danger", text, null);
    }

    public Notice withAction(String href, String label) {
        return new Notice(kind, text, new Action(href, label, false));
    }

    public Notice withLink(String href, String label) {
        return new Notice(kind, text, new Action(href, label, true));
    }

    /** Shows the notice of a page that only leads on to another on that one. */
    public static void pass(Model model) {
        if (model.getAttribute(ATTRIBUTE) instanceof Notice notice) notice.onNextPage();
    }

    /** Shows this notice on the page that the redirect leads to. */
    public void onNextPage() {
        NextPage.put(ATTRIBUTE, this);
    }
}
