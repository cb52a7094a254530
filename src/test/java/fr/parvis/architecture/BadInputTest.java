// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.Scale;
import fr.parvis.access.SignedIn;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.VisitsFixtures;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route with every field that its module's pages have, all of them hostile: an answer for each, never a fault. */
@ParvisTest
class BadInputTest {
    private static final Pattern FIELD =
            Pattern.compile("name = \"([a-z][a-z0-9.-]*)\"|FormFields\\.\\w+\\(\\w+, \"([a-z][a-z0-9.-]*)\"");
    private static final int MOST_FIELDS = 300;

    private static final List<String> HOSTILE = List.of(
            "a\u0000b\r\nLocation: x",
            "\uD800 \u202E \uD83D\uDE80 <script>alert(1)</script> ' or 1=1 --",
            "-99999999999999999999",
            "+999999999-12-31",
            "2026-02-31T25:61",
            "00000000-0000-0000-0000-000000000000",
            "%E9%ZZ{0}${7*7}",
            "é".repeat(9_000));

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    PastVisits visits;

    @Autowired
    OpenFile openFile;

    /** One value for each route, and another in each turn: a turn is a test, since what was asked is kept until a test ends. */
    static IntStream turns() {
        return IntStream.range(0, Scale.of(1, HOSTILE.size()));
    }

    @ParameterizedTest
    @MethodSource("turns")
    void no_route_fails_whatever_is_typed_into_its_fields(int turn) {
        var walked = WalkedAssociation.of(network, visitsFixtures.aDesk(), visits, openFile);
        var people = walked.people();
        var ids = List.of(walked.desk().point(), walked.visit(), walked.person(), UUID.randomUUID());
        var fields = fields();
        var failed = new ArrayList<String>();
        int asked = 0;
        for (var route : MappedRoute.all(mappings)) {
            var who = route.who(people);
            // what is decided for the whole network is other tests' too
            if (who != null && who.association() == null && route.method() != HttpMethod.GET) continue;
            // by its address: the same in every run, whatever other routes there are
            int first = Math.floorMod((route.method() + route.address()).hashCode(), HOSTILE.size());
            var value = HOSTILE.get((first + turn) % HOSTILE.size());
            for (var id : route.address().contains("{") ? ids : ids.subList(0, 1)) {
                var answer = ask(route, who, id, fields.getOrDefault(route.module(), Set.of()), value);
                if (answer != null) failed.add(answer);
                asked++;
            }
        }
        assertThat(failed).isEmpty();
        assertThat(asked).isGreaterThan(1_000);
    }

    private @Nullable String ask(MappedRoute route, @Nullable SignedIn who, UUID id, Set<String> fields, String value) {
        var address = route.addressOf(id);
        var request = mvc.method(route.method()).uri(address).with(csrf());
        if (who != null) request = request.with(Browser.as(who));
        if (route.consumes() != null) request = request.contentType(route.consumes());
        for (var field : fields) request = request.param(field, value);
        for (var name : names(route.handler().getMethod()))
            if (!fields.contains(name)) request = request.param(name, value);
        var answer = request.exchange();
        var fault = answer.getUnresolvedException();
        int status = fault == null ? answer.getResponse().getStatus() : 500;
        if (status < 500 || status == 503) return null;
        var cause = fault == null ? answer.getMvcResult().getResolvedException() : fault;
        return route.method() + " " + address + " with " + value.substring(0, Math.min(20, value.length())) + ": "
                + cause;
    }

    /** Names that a handler reads from a request: of a record, those of its components. */
    private static List<String> names(Method handler) {
        var names = new ArrayList<String>();
        for (var parameter : handler.getParameters()) {
            var type = parameter.getType();
            if (parameter.isAnnotationPresent(ModelAttribute.class))
                for (var component : type.getRecordComponents()) names.add(component.getName());
            else names.add(parameter.getName());
        }
        return names;
    }

    /** Names of fields by module, as its templates and controllers have them. */
    private static Map<String, Set<String>> fields() {
        var fields = new HashMap<String, Set<String>>();
        for (var sources : List.of(SourceTree.templates(), SourceTree.java()))
            for (var source : sources)
                FIELD.matcher(source.text()).results().forEach(found -> {
                    var some = fields.computeIfAbsent(source.module(), none -> new TreeSet<>());
                    if (some.size() < MOST_FIELDS) some.add(found.group(1) == null ? found.group(2) : found.group(1));
                });
        return fields;
    }
}
