// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Outcome;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.KeepSheet;
import fr.parvis.workshops.domain.SeeWorkshops;
import fr.parvis.workshops.domain.Session;
import fr.parvis.workshops.domain.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sheet of a session: who was there. It begins with nobody. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class AttendanceController {
    private static final String PERSON = "p-";

    private final KeepSheet keep;
    private final SeeWorkshops see;
    private final ShowWorkshops show;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    AttendanceController(
            KeepSheet keep, SeeWorkshops see, ShowWorkshops show, Nomenclature nomenclature, LocalDays localDays) {
        this.keep = keep;
        this.see = see;
        this.show = show;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.SESSION)
    String show(@PathVariable UUID id, Model model) {
        return page(id, sent(keep.of(found(id).id())), new Problems(), model);
    }

    /** The fields of the page as what stands fills them. */
    private static Map<String, String> sent(KeepSheet.Standing standing) {
        var sheet = standing.sheet();
        var sent = new HashMap<String, String>();
        sheet.present().forEach((who, said) -> sent.put(PERSON + who, said.key()));
        sent.put("total", String.valueOf(sheet.total()));
        sheet.counts()
                .forEach((dimension, codes) ->
                        codes.forEach((code, persons) -> sent.put(dimension + "-" + code, String.valueOf(persons))));
        for (int face = 0; face < Sheet.FACES; face++)
            if (sheet.faces().get(face) > 0)
                sent.put("visage-" + (face + 1), String.valueOf(sheet.faces().get(face)));
        sent.put("version", String.valueOf(standing.sheets()));
        return sent;
    }

    /** @param tous all who are enrolled were there, but those noted otherwise */
    @PostMapping(Addresses.SESSION)
    String keep(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") String tous,
            Model model) {
        var session = found(id);
        var whole = see.find(session.cycle()).orElseThrow();
        var present = new HashMap<UUID, Sheet.Attendance>();
        for (var it : expected(whole, keep.of(id).sheet())) {
            var said = Sheet.Attendance.find(FormFields.text(sent, PERSON + it.id()));
            if (said.isPresent()) present.put(it.id(), said.get());
            else if (!tous.isEmpty() && it.state() == Enrolment.State.ENROLLED)
                present.put(it.id(), Sheet.Attendance.HERE);
        }
        var counts = new HashMap<String, Map<String, Integer>>();
        for (var dimension : dimensions(session))
            for (var code : dimension.codes()) {
                int persons = number(sent, dimension.name() + "-" + code.value());
                if (persons != 0)
                    counts.computeIfAbsent(dimension.name(), _ -> new HashMap<>())
                            .put(code.value(), persons);
            }
        var faces = new ArrayList<Integer>();
        for (int face = 1; face <= Sheet.FACES; face++) faces.add(number(sent, "visage-" + face));
        return switch (keep.keep(
                id, new Sheet(present, number(sent, "total"), counts, faces), FormFields.version(sent, "version"))) {
            case Outcome.Done(var _) -> {
                Notice.success(n("workshops.sheet.kept", keep.of(id).sheet().headcount()))
                        .onNextPage();
                yield "redirect:" + Addresses.session(id);
            }
            case Outcome.Refused(var problems) ->
                FormAnswer.invalid(page(id, sent, new Problems().addAll(problems), model));
            case Outcome.Changed() -> {
                var again = new HashMap<>(sent);
                var standing = sent(keep.of(id));
                // attendances that nobody here has seen yet: people added meanwhile, and higher counts
                standing.forEach((field, said) -> {
                    if (field.startsWith(PERSON)) again.putIfAbsent(field, said);
                    else if (number(standing, field) > number(sent, field)) again.put(field, said);
                });
                yield FormAnswer.stale(page(id, again, new Problems().stale(t("workshops.problem.changed")), model));
            }
        };
    }

    /** An empty field is nobody; what is no number is refused by the rule. */
    private static int number(Map<String, String> sent, String field) {
        var text = FormFields.text(sent, field);
        return text.isEmpty() ? 0 : FormFields.number(text, -1);
    }

    private String page(UUID id, Map<String, String> sent, Problems problems, Model model) {
        var session = found(id);
        var whole = see.find(session.cycle()).orElseThrow();
        var standing = keep.of(id);
        var expected = expected(whole, standing.sheet());
        var names = show.names(expected.stream()
                .map(Enrolment::learner)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
        model.addAttribute(
                "page",
                new AttendancePage(
                        Addresses.session(id),
                        whole.workshop().title(),
                        show.when(session, whole.cycle().point()) + " · "
                                + show.point(whole.cycle().point()),
                        WorkshopsAddresses.cycle(session.cycle()),
                        !session.cancelled()
                                && !session.day()
                                        .isAfter(localDays.todayAt(whole.cycle().point())),
                        standing.sheets() == 0
                                ? ""
                                : n(
                                        "workshops.sheet.headcount",
                                        standing.sheet().headcount()),
                        standing.sheets(),
                        expected.stream()
                                .map(one -> {
                                    return new AttendancePage.Row(
                                            PERSON + one.id(),
                                            one.number(),
                                            ShowWorkshops.who(one, names).name(),
                                            one.persons() > 1 ? n("workshops.persons", one.persons()) : "");
                                })
                                .toList(),
                        choices(),
                        dimensions(session),
                        List.of(t("workshops.face.1"), t("workshops.face.2"), t("workshops.face.3")),
                        show.documents(whole.workshop().id()),
                        sent,
                        problems));
        return "workshops/sheet";
    }

    static List<Option> choices() {
        return List.of(
                new Option("here", t("workshops.attendance.here")),
                new Option("late", t("workshops.attendance.late")),
                new Option("absent", t("workshops.attendance.absent")));
    }

    private List<AttendancePage.Dimension> dimensions(Session session) {
        return dimensions(nomenclature, session);
    }

    static List<AttendancePage.Dimension> dimensions(Nomenclature nomenclature, Session session) {
        var codes = nomenclature.on(session.day());
        return Sheet.DIMENSIONS.stream()
                .map(dimension -> new AttendancePage.Dimension(
                        dimension,
                        t("workshops.dimension." + dimension),
                        codes.list(Objects.requireNonNull(KeepSheet.list(dimension))).stream()
                                .map(code ->
                                        new Option(code.code(), code.label().brief()))
                                .toList()))
                .toList();
    }

    /** People who may come, and those who were there, even if they left the cycle later. */
    static List<Enrolment> expected(SeeWorkshops.Whole whole, Sheet standing) {
        return whole.enrolments().stream()
                .filter(one -> one.state().holdsSeats() || standing.present().containsKey(one.id()))
                .toList();
    }

    private Session found(UUID id) {
        return see.session(id).orElseThrow(() -> new NotFound("session " + id));
    }
}
