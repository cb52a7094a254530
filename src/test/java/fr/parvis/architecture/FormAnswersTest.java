// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.NewCases;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.shell.Notice;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.VisitsFixtures;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every form of the pages, sent as a browser would with nothing or nonsense in it: what is refused is answered as refused, on a page that
 * holds what was typed.
 */
@ParvisTest
class FormAnswersTest {
    private static final String TYPED = "Zoé 4711";

    /** Forms that ask a question, whose answer is a page, or that nobody answers now. */
    private static final Set<String> QUESTIONS = Set.of(
            "/bureau/chercher",
            "/bureau/energie/impaye",
            "/bureau/energie/impaye/apercu",
            "/bureau/energie/impaye/avis",
            "/bureau/file/ecrans",
            "/bureau/guide",
            "/bureau/personnes/recherche",
            "/demarches",
            "/rappel");

    /** Forms of one press or one choice, or whose subject is gone: they lead back to a list and say why. */
    private static final Set<String> PRESSED = Set.of(
            "/bureau/actions/{id}/retablir",
            "/bureau/appareils/{device}/revoquer",
            "/bureau/ateliers/cheques",
            "/bureau/ateliers/libre-acces",
            "/bureau/ateliers/libre-acces/{id}",
            "/bureau/ateliers/par-carte/{card}",
            "/bureau/competences/par-carte/{card}",
            "/bureau/competences/parcours/{learner}/bilan",
            "/bureau/competences/parcours/{learner}/fin",
            "/bureau/competences/parcours/{learner}/saisie",
            "/bureau/competences/passage/{visit}",
            "/bureau/competences/passage/{visit}/comptoir",
            "/bureau/competences/personne/{person}/joindre",
            "/bureau/courriers/{id}/envoi/resultat",
            "/bureau/file/reglages",
            "/bureau/ligne/appels/{id}/creneau",
            "/bureau/mon-compte/cles",
            "/bureau/mon-compte/cles/{id}/fin",
            "/bureau/mon-compte/code-mediateur",
            "/bureau/mon-compte/codes",
            "/bureau/mon-compte/second-facteur/arret",
            "/bureau/passage/{id}/joindre",
            "/bureau/passage/{id}/retirer",
            "/bureau/personnes/{id}/reunir/{other}",
            "/bureau/propositions/{id}/accepter",
            "/bureau/propositions/{id}/ecarter",
            "/bureau/propositions/{id}/tout-accepter",
            "/bureau/rapports/{id}/figer",
            "/bureau/suivi-de-la-ligne/appels/{id}/reprendre",
            "/bureau/suivis/{id}/attente",
            "/bureau/suivis/{id}/contacts",
            "/bureau/suivis/{id}/etapes",
            "/bureau/suivis/{id}/etapes/{step}",
            "/bureau/suivis/{id}/etapes/{step}/date",
            "/bureau/tournee/{tour}/materiel",
            "/bureau/tournees/maraudes/evenements/{sighting}/relais",
            "/bureau/tournees/visites-a-domicile/{id}/prolonger",
            "/bureau/transmissions/{id}/lien",
            "/listes/foyers/{id}/clore",
            "/listes/secteurs/attribuer",
            "/listes/suivant");

    /** Forms that lead back to their list where their subject is gone; what was refused otherwise is shown again. */
    private static final Set<String> GONE = Set.of(
            "/bureau/actions/{id}/annuler",
            "/bureau/passages/{id}/annuler",
            "/bureau/tournee/arrets/{stop}/{jour}",
            "/bureau/tournees/maraudes/{id}/annuler",
            "/bureau/tournees/{id}/arrets/{stop}/jour",
            "/bureau/tournees/visites-a-domicile/{id}/acquitter");

    /** Fields in which one types more than a choice. */
    private static final String TEXTS =
            "input:not([type]), input[type=text], input[type=search], input[type=tel], input[type=email], textarea";

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    PastVisits visits;

    @Autowired
    OpenFile openFile;

    @Autowired
    PartnerFixtures partners;

    @Autowired
    NewCases cases;

    private final Set<String> wrong = new TreeSet<>();
    private final Set<String> shownAgain = new TreeSet<>();

    @Test
    void a_form_that_is_not_kept_is_refused_and_shown_with_what_was_typed() {
        var walked = WalkedAssociation.of(network, visitsFixtures.aDesk(), visits, openFile);
        var desk = walked.desk();
        var file = Ids.next();
        Network.as(
                desk.mediator(),
                () -> cases.open(new NewCases.Asked(file, walked.person(), null, "energy", null, "Une facture", null)));
        var partner = partners.aPartner(desk.association(), "Ampère Service");
        var arrangement = partners.anArrangement(desk.association(), partner, "reference");
        var list = partners.aList(desk.association(), partner, arrangement, LocalDate.now(NetworkTime.ZONE), 1);
        var entry = partners.anEntry(desk.association(), list, "C-001", "69029", desk.point());
        var ids = List.of(desk.point(), walked.visit(), walked.person(), file, partner, arrangement, list, entry);
        for (var route : MappedRoute.all(mappings)) {
            if (route.method() != HttpMethod.POST || route.handler().getMethod().getReturnType() != String.class)
                continue;
            for (var id : route.address().contains("{") ? ids : ids.subList(0, 1))
                for (var value : List.of("", "x")) judge(route, route.who(walked.people()), id, value);
        }
        assertThat(wrong)
                .as("answer with FormAnswer and the values that were sent")
                .isEmpty();
        assertThat(shownAgain).hasSizeGreaterThan(40);
    }

    private void judge(MappedRoute route, @Nullable SignedIn who, UUID id, String value) {
        var sent = fields(route.handler().getMethod(), value, id);
        var answer = send(route, who, id, sent);
        int status = answer.getResponse().getStatus();
        if (status >= 500) wrong.add(route.address() + " fails");
        if (status == 200 && !QUESTIONS.contains(route.address()))
            wrong.add(route.address() + " answers as if all were well");
        if (status == 302
                && !sent.isEmpty()
                && !PRESSED.contains(route.address())
                && !GONE.contains(route.address())
                && answer.getMvcResult().getFlashMap().get("notice") instanceof Notice notice
                && !notice.kind().equals("success"))
            wrong.add(route.address() + " leads away though it says: " + notice.text());
        if (status != 422) return;
        var shown = form(answer, route.addressOf(id));
        if (shown == null) return;
        var typed = typed(shown);
        var again = send(route, who, id, typed);
        var kept = again.getResponse().getStatus() == 422 ? form(again, route.addressOf(id)) : null;
        if (kept == null) return;
        shownAgain.add(route.address());
        for (var field : kept.select(TEXTS)) {
            var name = field.attr("name");
            if (TYPED.equals(typed.get(name))
                    && kept.select("[name=" + name + "]").stream().noneMatch(FormAnswersTest::isTyped))
                wrong.add(route.address() + " loses what was typed into " + name);
        }
    }

    private static boolean isTyped(Element field) {
        return TYPED.equals(field.is("textarea") ? field.wholeText() : field.attr("value"));
    }

    private MvcTestResult send(MappedRoute route, @Nullable SignedIn who, UUID id, Map<String, String> fields) {
        var request = mvc.method(route.method()).uri(route.addressOf(id)).with(csrf());
        if (who != null) request = request.with(Browser.as(who));
        request = request.contentType(
                route.consumes() != null ? route.consumes() : MediaType.APPLICATION_FORM_URLENCODED);
        for (var field : fields.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }

    /** Fields that a handler reads by name: each text with that value, whatever is hidden in a page with a sound one. */
    private static Map<String, String> fields(Method handler, String value, UUID id) {
        var fields = new TreeMap<String, String>();
        for (var parameter : handler.getParameters()) {
            var named = parameter.getAnnotation(RequestParam.class);
            if (parameter.isAnnotationPresent(ModelAttribute.class))
                for (var component : parameter.getType().getRecordComponents())
                    fields.put(component.getName(), value(component.getType(), value, id));
            else if (named != null)
                fields.put(
                        named.name().isEmpty() ? parameter.getName() : named.name(),
                        value(parameter.getType(), value, id));
        }
        return fields;
    }

    private static String value(Class<?> type, String text, UUID id) {
        if (type == UUID.class) return id.toString();
        if (type == int.class || type == long.class) return "0";
        return type == boolean.class ? "true" : text;
    }

    /** The form of a page that is sent to that address. */
    private static @Nullable Element form(MvcTestResult answer, String address) {
        return Pages.read(answer).select("form[method=post]").stream()
                .filter(form -> form.attr("action").equals(address))
                .findFirst()
                .orElse(null);
    }

    /** Fields that a browser sends of a form when one types into each of those for text. */
    private static Map<String, String> typed(Element form) {
        var sent = new TreeMap<String, String>();
        for (var field : form.select("input[name], textarea[name], select[name]")) {
            var name = field.attr("name");
            if (field.is(TEXTS)) sent.put(name, TYPED);
            else if (field.is("select")) {
                var chosen = field.selectFirst("option[selected]");
                var option = chosen == null ? field.selectFirst("option") : chosen;
                if (option != null) sent.put(name, option.attr("value"));
            } else if (!field.is("[type=checkbox], [type=radio]") || field.hasAttr("checked"))
                sent.put(name, field.attr("value"));
        }
        return sent;
    }
}
