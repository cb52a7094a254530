// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.rota.domain.SeeWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The week of a team.
 *
 * @param plans whether who looks may change it
 * @param waiting absences that wait for a decision
 * @param places those that are told first; {@code others} the rest
 * @param people of the page that is shown
 * @param here address of this week, to which a page is added
 */
public record WeekPage(
        String title,
        LocalDate monday,
        String before,
        String after,
        @Nullable String now,
        boolean plans,
        int waiting,
        List<Day> days,
        List<Place> places,
        List<Place> others,
        List<Person> people,
        String here,
        int page,
        int pages) {

    /** @param head "lun. 30 nov." */
    public record Day(LocalDate date, String head, boolean today) {}

    public record Place(String name, String href, int family, boolean lacks, List<PlaceDay> days) {}

    /** @param text "2 présents" */
    public record PlaceDay(String day, SeeWeek.State state, String text) {}

    public record Person(String id, String name, String hours, String transfer, List<Cell> cells) {}

    /** @param href address where the day is planned; null without the right to plan */
    public record Cell(
            String date,
            String day,
            @Nullable String href,
            List<Turn> turns,
            @Nullable String absence,
            boolean away,
            @Nullable String wish,
            List<String> engaged,
            @Nullable String booked) {
        public boolean isEmpty() {
            return turns.isEmpty() && absence == null && engaged.isEmpty() && booked == null;
        }
    }

    /**
     * One stretch.
     *
     * @param key minute it begins at, by which it is moved
     * @param family colour of its point
     */
    public record Turn(int key, String hours, String point, int family, boolean usual, String label) {}
}
