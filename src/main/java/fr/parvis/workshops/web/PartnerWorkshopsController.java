// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.files.Download;
import fr.parvis.files.table.TableFormat;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.OwnCode;
import fr.parvis.values.PhoneNumber;
import fr.parvis.workshops.domain.EnrolByPartner;
import fr.parvis.workshops.domain.EnrolByPartner.Sender;
import fr.parvis.workshops.domain.EnrolByPartner.Theirs;
import fr.parvis.workshops.domain.EnrolFromFile;
import fr.parvis.workshops.domain.EnrolOneself;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.SeeWorkshops.Coming;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A partner enrols those whom it accompanies in workshops of the association that works for it. */
@Controller
@Requires(value = Right.SEE_OWN_LISTS, within = Within.PARTNER)
@RequestMapping(PartnerWorkshopsController.ADDRESS)
class PartnerWorkshopsController {
    static final String ADDRESS = "/partenaire/ateliers";

    private final EnrolByPartner partners;
    private final EnrolFromFile fromFile;
    private final ShowWorkshops show;

    PartnerWorkshopsController(EnrolByPartner partners, EnrolFromFile fromFile, ShowWorkshops show) {
        this.partners = partners;
        this.fromFile = fromFile;
        this.show = show;
    }

    /** In the association that works for the partner: the partner's own scope sees none of its rows. */
    private static <T> T within(SignedIn who, Callable<T> what) {
        try {
            return Asking.as(Objects.requireNonNull(who.association())).call(what::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @GetMapping
    String all(@Nullable @RequestParam(required = false) String inscription, SignedIn who, Model model) {
        return shown(page(blank(), FormFields.id(inscription), null, who), model);
    }

    @PostMapping
    String enrol(@RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var id = FormFields.idOrNew(sent.get("id"));
        var cycle = FormFields.id(sent.get("cycle"));
        var problems = new Problems();
        if (cycle == null) problems.add("cycle", t("workshops.problem.cycle"));
        else {
            switch (enrol(who, id, cycle, sent)) {
                case Outcome.Done(var _) -> {
                    Notice.success(t("workshops.partner.kept")).onNextPage();
                    return "redirect:" + ADDRESS + "?inscription=" + id;
                }
                case Outcome.Refused(var refused) ->
                    refused.forEach(one -> problems.add(one.field().isEmpty() ? "cycle" : one.field(), t(one)));
                case Outcome.Changed() -> throw new IllegalStateException("an enrolment has no version to be based on");
            }
        }
        var typed = new HashMap<>(sent);
        typed.put("id", id.toString());
        return FormAnswer.invalid(shown(page(new FilledForm(typed, problems), null, null, who), model));
    }

    @PostMapping("/fichier")
    String file(
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            SignedIn who,
            Model model)
            throws IOException {
        var id = FormFields.idOrNew(sent.get("id"));
        var cycle = FormFields.id(sent.get("cycle"));
        var typed = new HashMap<>(sent);
        typed.put("id", id.toString());
        typed.put("parFichier", "1");
        var problems = new Problems();
        var partner = who.requirePartner();
        var bytes = fichier == null ? new byte[0] : fichier.getBytes();
        if (cycle == null) problems.add("cycle", t("workshops.problem.cycle"));
        else
            switch (within(who, () -> fromFile.handle(id, new Sender(partner, who.account()), cycle, bytes))) {
                case EnrolFromFile.Outcome.Unreadable(var problem) -> problems.add(problem.field(), t(problem));
                case EnrolFromFile.Outcome.Read read -> {
                    if (!read.refused().isEmpty())
                        return FormAnswer.invalid(shown(page(blank(), null, answer(read), who), model));
                    Notice.success(n("workshops.partner.file.enrolled", read.enrolled()))
                            .onNextPage();
                    return "redirect:" + ADDRESS;
                }
            }
        return FormAnswer.invalid(shown(page(new FilledForm(typed, problems), null, null, who), model));
    }

    private static PartnerWorkshopsPage.FromFile answer(EnrolFromFile.Outcome.Read read) throws IOException {
        var again = new ByteArrayOutputStream();
        var head = new ArrayList<>(List.of(t("workshops.partner.file.why")));
        head.addAll(read.columns());
        try (var table = WrittenTable.open(TableFormat.CSV, again, "Lignes", head)) {
            for (var one : read.refused()) {
                var cells = new ArrayList<@Nullable Object>(List.of(t(one.problem())));
                cells.addAll(one.cells());
                table.line(cells);
            }
        }
        return new PartnerWorkshopsPage.FromFile(
                n("workshops.partner.file.enrolled", read.enrolled()) + " "
                        + n("workshops.partner.file.refused", read.refused().size()),
                read.refused().stream()
                        .map(one -> new PartnerWorkshopsPage.Line(
                                t("workshops.partner.file.line", one.line()), t(one.problem())))
                        .toList(),
                again.toString(StandardCharsets.UTF_8));
    }

    /** The refused lines that the page holds, as a file: they are kept nowhere. */
    @PostMapping("/lignes-refusees.csv")
    void again(@RequestParam(defaultValue = "") String lignes, HttpServletResponse response) throws IOException {
        Download.attachment("lignes-refusees.csv", Download.CSV)
                .to(response)
                .write(lignes.getBytes(StandardCharsets.UTF_8));
    }

    private Outcome<OwnCode> enrol(SignedIn who, UUID id, UUID cycle, Map<String, String> sent) {
        var partner = who.requirePartner();
        return within(
                who,
                () -> partners.enrol(
                        new Sender(partner, who.account()),
                        new EnrolOneself.Asked(
                                id,
                                cycle,
                                FormFields.number(sent.get("persons"), 1),
                                PhoneNumber.normalize(FormFields.text(sent, "phone")),
                                Words.FRENCH.getLanguage()),
                        FormFields.text(sent, "reference")));
    }

    @PostMapping("/{id}/{act:annuler|vient|ne-vient-pas}")
    String change(@PathVariable UUID id, @PathVariable String act, SignedIn who) {
        var partner = who.requirePartner();
        var outcome = within(
                who,
                () -> act.equals("annuler")
                        ? partners.cancel(partner, id)
                        : partners.answer(partner, id, act.equals("vient")));
        switch (outcome) {
            case Outcome.Done(var _) ->
                Notice.success(t("workshops.public.kept")).onNextPage();
            case Outcome.Refused(var problems) ->
                Notice.warning(t(problems.getFirst())).onNextPage();
            case Outcome.Changed() -> throw new IllegalStateException("an enrolment has no version to be based on");
        }
        return "redirect:" + ADDRESS;
    }

    private static FilledForm blank() {
        return FilledForm.of(Map.of("id", Ids.next().toString()));
    }

    private static String shown(PartnerWorkshopsPage page, Model model) {
        model.addAttribute("page", page);
        return "workshops/partner";
    }

    /** @param shown the enrolment whose code is shown */
    private PartnerWorkshopsPage page(
            FilledForm filled, @Nullable UUID shown, PartnerWorkshopsPage.@Nullable FromFile file, SignedIn who) {
        var partner = who.requirePartner();
        return within(who, () -> {
            var rows = partners.of(partner);
            return new PartnerWorkshopsPage(
                    who.place(),
                    rows.stream()
                            .limit(EnrolByPartner.MOST_SHOWN)
                            .map(this::row)
                            .toList(),
                    rows.size() > EnrolByPartner.MOST_SHOWN,
                    partners.cycles().stream().map(this::option).toList(),
                    IntStream.rangeClosed(1, Enrolment.MOST_PERSONS)
                            .mapToObj(persons -> new Option(String.valueOf(persons), String.valueOf(persons)))
                            .toList(),
                    shown == null ? "" : partners.code(partner, shown).orElse(""),
                    rows.stream()
                            .filter(one -> one.enrolment().equals(shown))
                            .map(Theirs::title)
                            .findFirst()
                            .orElse(""),
                    filled.value("id"),
                    filled.values(),
                    filled.problems(),
                    file);
        });
    }

    private Option option(Coming it) {
        return new Option(
                it.session().cycle().toString(),
                it.title() + " · " + show.when(it.session(), it.point()) + " · " + show.point(it.point()) + " · "
                        + ShowWorkshops.seats(it));
    }

    private PartnerWorkshopsPage.Row row(Theirs it) {
        var begins = show.local(it.begins(), it.point());
        var until = it.offeredUntil();
        return new PartnerWorkshopsPage.Row(
                it.enrolment().toString(),
                it.title(),
                it.reference(),
                Words.longDate(begins.toLocalDate()) + ", " + Words.time(begins.toLocalTime()) + " · "
                        + show.point(it.point()),
                n("workshops.partner.persons", it.persons()),
                switch (it.state()) {
                    case WAITING ->
                        it.ahead() == 0 ? t("workshops.partner.waits.first") : n("workshops.partner.waits", it.ahead());
                    case OFFERED ->
                        until == null
                                ? ShowWorkshops.state(it.state())
                                : t("workshops.partner.offered", Words.moment(show.local(until, it.point())));
                    default -> ShowWorkshops.state(it.state());
                },
                ShowWorkshops.kind(it.state()),
                it.state() == Enrolment.State.OFFERED,
                !it.state().isOver());
    }
}
