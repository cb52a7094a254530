// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.SeeWorkshops;
import fr.parvis.workshops.domain.Session;
import fr.parvis.workshops.domain.Sheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The sessions of the day and who is expected, for a device; the contract is {@code docs/workshops.md}. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class SessionsJson {
    private final SeeWorkshops see;
    private final ShowWorkshops show;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final JsonMapper json;

    SessionsJson(
            SeeWorkshops see, ShowWorkshops show, Nomenclature nomenclature, LocalDays localDays, JsonMapper json) {
        this.see = see;
        this.show = show;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.json = json;
    }

    /**
     * JSON for a device; kept closed there, for the day.
     *
     * @param zone of the day
     */
    record Told(
            String me,
            LocalDate today,
            String zone,
            List<Day> sessions,
            List<Option> choices,
            List<AttendancePage.Dimension> dimensions,
            Map<String, String> words) {}

    record Day(String session, String title, String when, List<Expected> enrolments) {}

    record Expected(String enrolment, int number, String who) {}

    @GetMapping("/capture/workshops.json")
    ResponseEntity<byte[]> sessions(SignedIn who) {
        var today = localDays.today();
        var sessions = see.on(today);
        var told = new Told(
                who.account().toString(),
                today,
                localDays.zone().getId(),
                sessions.stream().map(this::day).toList(),
                AttendanceController.choices(),
                sessions.isEmpty() ? List.of() : AttendanceController.dimensions(nomenclature, sessions.getFirst()),
                Words.under("workshops.device."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json.writeValueAsBytes(told));
    }

    private Day day(Session session) {
        var whole = see.find(session.cycle()).orElseThrow();
        var expected = AttendanceController.expected(whole, Sheet.EMPTY);
        var names = show.names(expected.stream()
                .map(Enrolment::learner)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
        return new Day(
                session.id().toString(),
                whole.workshop().title(),
                show.hours(session, whole.cycle().point()) + " · "
                        + show.point(whole.cycle().point()),
                expected.stream()
                        .map(one -> {
                            return new Expected(
                                    one.id().toString(),
                                    one.number(),
                                    ShowWorkshops.who(one, names).name());
                        })
                        .toList());
    }
}
