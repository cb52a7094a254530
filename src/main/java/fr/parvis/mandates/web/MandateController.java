// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import static fr.parvis.mandates.web.ShowMandate.ADDRESS;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.mandates.domain.Entitlements;
import fr.parvis.mandates.domain.Fingerprint;
import fr.parvis.mandates.domain.Mandate;
import fr.parvis.mandates.domain.ReadMandate;
import fr.parvis.mandates.domain.RevokeMandate;
import fr.parvis.mandates.domain.SignMandate;
import fr.parvis.mandates.papers.PaperText;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import fr.parvis.values.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One mandate, from its preparation to its end. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class MandateController {
    private static final String ONE = ADDRESS + "/{id}";
    private static final String PAGE = "mandates/mandate";

    private final SignMandate sign;
    private final RevokeMandate revoke;
    private final ReadMandate read;
    private final Entitlements entitlements;
    private final ShowMandate show;

    MandateController(
            SignMandate sign, RevokeMandate revoke, ReadMandate read, Entitlements entitlements, ShowMandate show) {
        this.sign = sign;
        this.revoke = revoke;
        this.read = read;
        this.entitlements = entitlements;
        this.show = show;
    }

    /** @param actes the page of what was done under it */
    @GetMapping(ONE)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "1") String actes, SignedIn who, Model model) {
        var today = read.today().toString();
        var filled = FilledForm.of(Map.of("on", today, "revokedOn", today));
        model.addAttribute("page", page(id, Paging.number(actes), filled, who));
        return PAGE;
    }

    private MandatePage page(UUID id, int acts, FilledForm filled, SignedIn who) {
        var whole = show.whole(id, acts, who);
        var it = whole.it();
        var person = it.person();
        var team = show.team();
        var today = read.today();
        var signed = it.signed();
        var revoked = it.revoked();
        var end = it.endsOn();
        var signature = Objects.requireNonNullElse(whole.signature(), "");
        boolean drawn = signature.startsWith("data:");
        var born = it.said().born();
        return new MandatePage(
                id.toString(),
                person == null ? "" : PeopleAddresses.forCase(person),
                it.said().person(),
                born == null
                        ? it.said().person()
                        : it.said().person() + ", " + Words.t("mandates.born", born.toString()),
                EnumCode.of(it.state(today)),
                show.state(it),
                show.kind(it),
                show.endsSoon(it),
                whole.altered(),
                PaperText.fields(it),
                PaperText.of(it.words()),
                it.scopes(),
                it.days(),
                ShowMandate.duration(it.days()),
                signed == null || end == null
                        ? Words.t("mandates.from-signature")
                        : Words.t("mandates.from-to", signed.on(), end),
                Words.t(
                        "mandates.prepared-by",
                        it.preparedOn(),
                        team.getOrDefault(it.preparedBy(), it.said().mediator())),
                ShowMandate.signed(it),
                drawn ? signature : "",
                drawn ? "" : signature,
                revoked == null
                        ? ""
                        : Words.t(
                                "mandates.revoked-by",
                                revoked.on(),
                                Words.t("mandates.how." + revoked.how()),
                                team.getOrDefault(revoked.by(), "—")),
                Fingerprint.groups(it.said().code()),
                Fingerprint.shown(it.hash()),
                CheckMandateController.address(it),
                it.hash(),
                entitlements.stands(who.account()),
                Mandate.WAYS_TO_REVOKE.stream()
                        .map(way -> new Option(way, Words.t("mandates.how." + way)))
                        .toList(),
                whole.acts().stream().map(act -> show.line(act, team, "")).toList(),
                whole.count(),
                whole.page(),
                whole.pages(),
                filled,
                today.toString(),
                (signed == null ? it.preparedOn() : signed.on()).toString(),
                person == null
                        ? ""
                        : ADDRESS + "/nouveau?personne=" + person
                                + it.scopes().stream()
                                        .map(scope -> "&scopes=" + scope.key())
                                        .collect(Collectors.joining()));
    }

    @PostMapping(ONE + "/signer")
    String sign(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var manner = switch (FormFields.text(sent, "manner")) {
            case "screen" -> Mandate.Manner.SCREEN;
            case "typed" -> Mandate.Manner.TYPED;
            case "paper" -> Mandate.Manner.PAPER;
            default -> null;
        };
        var outcome = sign.handle(new SignMandate.Command(
                id,
                FormFields.text(sent, "shown"),
                manner,
                FormFields.text(sent, "drawn"),
                FormFields.text(sent, "typed"),
                FormFields.day(FormFields.text(sent, "on"))));
        if (!(outcome instanceof Outcome.Refused<UUID>(var refused))) return done(id, "mandates.signed");
        var drawn = FormFields.text(sent, "drawn");
        var values = Map.of(
                "manner",
                FormFields.text(sent, "manner"),
                "drawn",
                drawn.startsWith("data:image/png;base64,") ? drawn : "",
                "typed",
                FormFields.text(sent, "typed"),
                "on",
                FormFields.text(sent, "on"),
                "revokedOn",
                read.today().toString());
        return again(id, new FilledForm(values, problems(refused)), who, model);
    }

    @PostMapping(ONE + "/revoquer")
    String revoke(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var outcome = revoke.handle(new RevokeMandate.Command(
                id, FormFields.text(sent, "how"), FormFields.day(FormFields.text(sent, "revokedOn"))));
        if (!(outcome instanceof Outcome.Refused<UUID>(var refused))) return done(id, "mandates.revoked");
        var values = Map.of(
                "on",
                read.today().toString(),
                "how",
                FormFields.text(sent, "how"),
                "revokedOn",
                FormFields.text(sent, "revokedOn"));
        return again(id, new FilledForm(values, problems(refused)), who, model);
    }

    private static String done(UUID id, String said) {
        Notice.success(Words.t(said)).onNextPage();
        return "redirect:" + ShowMandate.address(id);
    }

    private static Problems problems(List<Problem> refused) {
        if (refused.getFirst().is(Mandate.UNKNOWN)) throw new NotFound("mandate");
        return new Problems().addAll(refused);
    }

    private String again(UUID id, FilledForm filled, SignedIn who, Model model) {
        model.addAttribute("page", page(id, 1, filled, who));
        return FormAnswer.invalid(PAGE);
    }
}
