// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of a person's page that another module shows; modules contribute theirs as beans, from top to bottom. */
public interface PersonPanel {

    /**
     * Content of the panel.
     *
     * @param empty said when there are no lines
     * @param more address of the whole list, when it is longer
     */
    record Content(
            String title,
            String icon,
            List<Line> lines,
            String empty,
            List<Link> actions,
            @Nullable Link more) {}

    /**
     * @param text the rest, in one line
     * @param badge a state, in words; its kind is one of the component's
     * @param day day on which it came about, for what has its place in time
     */
    record Line(
            String title,
            @Nullable String href,
            String text,
            @Nullable String badge,
            String badgeKind,
            @Nullable LocalDate day) {

        public Line(String title, @Nullable String href, String text, @Nullable String badge, String badgeKind) {
            this(title, href, text, badge, badgeKind, null);
        }
    }

    record Link(String label, String href, String icon) {}

    int order();

    Content of(UUID person);
}
