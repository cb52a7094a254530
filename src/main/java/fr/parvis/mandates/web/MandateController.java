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
import fr.parvis.mandates.domain.PrepareMandate;
import fr.parvis.mandates.domain.ReadMandate;
import fr.parvis.mandates.domain.RevokeMandate;
import fr.parvis.mandates.domain.Scope;
import fr.parvis.mandates.domain.SignMandate;
import fr.parvis.mandates.papers.PaperText;
import fr.parvis.people.People;
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
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import fr.parvis.values.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of mandates; one mandate from its preparation to its end. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class MandateController {
    private static final String ONE = ADDRESS + "/{id}";
    private static final String PAGE = "mandates/mandate";
    private static final Map<String, String> PARTS =
            Map.of("en-cours", "in-force", "bientot", "ending", "a-signer", "to-sign", "termines", "over");

    private final PrepareMandate prepare;
    private final SignMandate sign;
    private final RevokeMandate revoke;
    private final ReadMandate read;
    private final Entitlements entitlements;
    private final People people;
    private final ShowMandate show;

    MandateController(
            PrepareMandate prepare,
            SignMandate sign,
            RevokeMandate revoke,
            ReadMandate read,
            Entitlements entitlements,
            People people,
            ShowMandate show) {
        this.prepare = prepare;
        this.sign = sign;
        this.revoke = revoke;
        this.read = read;
        this.entitlements = entitlements;
        this.people = people;
        this.show = show;
    }

    /** @param etat the part of the register */
    @GetMapping(ADDRESS)
    String register(
            @RequestParam(defaultValue = "en-cours") String etat,
            @RequestParam(defaultValue = "1") String page,
            SignedIn who,
            Model model) {

        var part = PARTS.containsKey(etat) ? etat : "en-cours";
        var found = read.list(Objects.requireNonNull(PARTS.get(part)), Paging.number(page));
        boolean lead = who.may(Right.LEAD_FOLLOW_UP);
        var names = people.names(found.mandates().stream()
                .map(Mandate::person)
                .filter(Objects::nonNull)
                .map(UUID.class::cast)
                .collect(Collectors.toSet()));
        model.addAttribute(
                "page",
                new RegisterPage(
                        part,
                        Stream.of("en-cours", "bientot", "a-signer", "termines")
                                .map(name -> new RegisterPage.Part(
                                        name,
                                        Words.t("mandates.part." + PARTS.get(name))
                                                + (name.equals("termines")
                                                        ? ""
                                                        : " (" + read.count(Objects.requireNonNull(PARTS.get(name)))
                                                                + ")"),
                                        ADDRESS + "?etat=" + name))
                                .toList(),
                        found.mandates().stream()
                                .map(it -> line(it, names, lead))
                                .toList(),
                        found.count(),
                        found.page(),
                        found.pages(),
                        lead,
                        lead ? read.toSee() : 0));
        return "mandates/register";
    }

    private RegisterPage.Line line(Mandate it, Map<UUID, People.Named> names, boolean lead) {
        var person = it.person();
        var named = person == null ? null : names.get(person);
        boolean open = person != null || lead;
        return new RegisterPage.Line(
                named != null ? named.name() : lead ? it.said().person() : Words.t("mandates.erased"),
                open ? ShowMandate.address(it.id()) : "",
                PaperText.fields(it) + " · " + ShowMandate.duration(it.days())
                        + (person == null ? " · " + Words.t("mandates.erased") : ""),
                show.state(it),
                show.kind(it),
                named != null && named.discreet());
    }

    /** @param scopes proposed by where one comes from */
    @GetMapping(ADDRESS + "/nouveau")
    String blank(
            @RequestParam(defaultValue = "") String personne,
            @RequestParam(defaultValue = "") List<String> scopes,
            SignedIn who,
            Model model) {

        var values = Map.of("id", Ids.next().toString(), "personne", personne);
        return blank(FilledForm.of(values), scopes, who, model);
    }

    private String blank(FilledForm filled, List<String> scopes, SignedIn who, Model model) {
        var values = filled.values();
        var asked = FormFields.id(FormFields.text(values, "personne"));
        var person = asked == null ? null : people.find(asked).orElse(null);
        if (person == null) throw new NotFound("person");
        model.addAttribute(
                "page",
                new NewMandatePage(
                        FormFields.text(values, "id"),
                        person.id().toString(),
                        person.name(),
                        Arrays.stream(Scope.values())
                                .map(scope -> new Option(scope.key(), ShowMandate.scopeWithExamples(scope)))
                                .toList(),
                        scopes,
                        Mandate.DURATIONS.stream()
                                .map(one -> new Option(one.toString(), ShowMandate.duration(one)))
                                .toList(),
                        FormFields.text(values, "days"),
                        FormFields.text(values, "adult").equals("true"),
                        FormFields.text(values, "free").equals("true"),
                        entitlements.stands(who.account()),
                        filled.problems()));
        return "mandates/new";
    }

    static List<Option> scopeOptions() {
        return Arrays.stream(Scope.values())
                .map(scope -> new Option(scope.key(), Words.t("mandates.scope." + scope.key())))
                .toList();
    }

    @PostMapping(ADDRESS)
    String prepare(@RequestParam MultiValueMap<String, String> sent, SignedIn who, Model model) {

        var id = FormFields.id(FormFields.text(sent, "id"));
        var person = FormFields.id(FormFields.text(sent, "personne"));
        if (id == null || person == null) throw new NotFound("mandate");
        var scopes = sent.getOrDefault("scopes", List.of());
        var days = FormFields.text(sent, "days");
        var outcome = prepare.handle(new PrepareMandate.Command(
                id,
                person,
                Scope.list(scopes),
                days.matches("\\d{1,3}") ? Integer.parseInt(days) : 0,
                FormFields.text(sent, "adult").equals("true"),
                FormFields.text(sent, "free").equals("true")));
        if (outcome instanceof Outcome.Done(var prepared)) {
            Notice.success(Words.t("mandates.prepared")).onNextPage();
            return "redirect:" + ShowMandate.address(prepared);
        }
        var problems = new Problems();
        if (outcome instanceof Outcome.Refused(var refused)) problems.addAll(refused);

        return FormAnswer.invalid(blank(new FilledForm(sent.toSingleValueMap(), problems), scopes, who, model));
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
