// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.Scale;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.OpenToAll;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks the whole table of who may do what, with real requests to every route: as some of each kind, or as everybody ({@link Scale}). */
@ParvisTest
class RoutesTest {
    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    private record Route(HttpMethod method, String address, HandlerMethod handler, MediaType consumes) {
        <A extends Annotation> A find(Class<A> type) {
            var onMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), type);
            if (onMethod != null) return onMethod;
            boolean methodSpeaks =
                    handler.hasMethodAnnotation(Requires.class) || handler.hasMethodAnnotation(OpenToAll.class);
            return methodSpeaks ? null : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), type);
        }

        @Override
        public String toString() {
            return method + " " + address;
        }
    }

    private List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var mapping : mappings)
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (!handler.getBeanType().getPackageName().startsWith("fr.parvis")) return;
                for (var method : methods(info))
                    for (var pattern : info.getPathPatternsCondition().getPatternValues())
                        routes.add(new Route(method, pattern, handler, consumes(info)));
            });
        return routes;
    }

    private static List<HttpMethod> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? List.of(HttpMethod.GET, HttpMethod.POST)
                : methods.stream().map(RequestMethod::asHttpMethod).toList();
    }

    private static MediaType consumes(RequestMappingInfo info) {
        return info.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .orElse(null);
    }

    private MvcTestResult ask(Route route, SignedIn who) {
        var address = route.address()
                .replace("**", "x")
                .replaceAll("\\{\\w+:\\\\d(?:[^{}]|\\{[^}]*})*}", "1")
                .replaceAll("\\{\\w+:([a-z-]+)\\|[a-z|-]*}", "$1")
                .replaceAll("\\{\\w+:\\[a-z]\\+}", "x")
                .replaceAll("\\{(?:[^{}]|\\{[^}]*})+}", UUID.randomUUID().toString());
        var request = mvc.method(route.method()).uri(address).with(csrf());
        if (who != null) request = request.with(Browser.as(who));
        if (route.consumes() != null) request = request.contentType(route.consumes());
        return request.exchange();
    }

    /** What the guard does with who may not. */
    private static boolean refused(MvcTestResult answer, Route route, SignedIn who) {
        int status = answer.getResponse().getStatus();
        if (who != null) {
            var required = route.find(Requires.class);
            return status == 403
                    && answer.getMvcResult().getResolvedException() instanceof NotAllowed notAllowed
                    && required != null
                    && required.value().name().equals(notAllowed.getMessage());
        }
        if (route.address().startsWith("/api/")) return status == 401;
        var location = answer.getResponse().getHeader("Location");
        return status == 302 && location != null && location.startsWith("/connexion?retour=")
                || "/connexion/reprise".equals(answer.getResponse().getForwardedUrl());
    }

    /** Whether an account that stands elsewhere than the route asks for was refused. */
    private static boolean stands(MvcTestResult answer, Requires required, SignedIn who) {
        return required.within().holds(who)
                || answer.getResponse().getStatus() == 403
                        && answer.getMvcResult().getResolvedException() instanceof NotAllowed notAllowed
                        && required.within().name().equals(notAllowed.getMessage());
    }

    @Test
    void every_route_says_who_may_ask_for_it() {
        var silent = routes().stream()
                .filter(route -> route.find(Requires.class) == null && route.find(OpenToAll.class) == null)
                .map(Route::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(silent).isEmpty();
        assertThat(routes()).hasSizeGreaterThan(40);
    }

    @Test
    void every_route_lets_in_who_may_and_nobody_else() {
        Map<String, SignedIn> everybody = new LinkedHashMap<>();
        everybody.put("nobody signed in", null);
        var association = network.anAssociation();
        for (var role : Role.values()) {
            if (role != Role.NETWORK_HEAD) everybody.put(role + " of an association", network.a(role, association));
            if (role != Role.PARTNER) everybody.put(role + " of the network", network.ofTheNetwork(role));
        }
        var wrong = new ArrayList<String>();
        int asked = 0;
        int turn = 0;
        var met = new HashSet<String>();
        for (var route : routes()) {
            var chosen = Scale.ALL ? everybody.keySet() : someOfEachKind(route, everybody, turn++, met);
            for (var who : everybody.entrySet()) {
                if (!chosen.contains(who.getKey())) continue;
                var required = route.find(Requires.class);
                boolean may = required == null
                        || who.getValue() != null && who.getValue().may(required.value());
                var answer = ask(route, who.getValue());
                if (!(answer.getMvcResult().getHandler() instanceof HandlerMethod reached)
                        || !reached.getMethod().equals(route.handler().getMethod()))
                    wrong.add(route + " was not reached");
                boolean refused = refused(answer, route, who.getValue());
                if (may == refused) wrong.add(route + " as " + who.getKey() + (may ? " was refused" : " was let in"));
                // a route that needs an association and does not say so fails for an account of the network
                if (answer.getResponse().getStatus() == 500) wrong.add(route + " as " + who.getKey() + " failed");
                if (may && required != null && !stands(answer, required, who.getValue()))
                    wrong.add(route + " as " + who.getKey() + " was let in from "
                            + who.getValue().place());
                asked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(500);
    }

    /**
     * Nobody, one account of each kind that the guard tells apart (who may and who may not, of an association and of the network),
     * and all those who were not met yet at this right: each role is met at each right, and each route by all kinds.
     */
    private static Set<String> someOfEachKind(Route route, Map<String, SignedIn> everybody, int turn, Set<String> met) {
        var required = route.find(Requires.class);
        var kinds = new LinkedHashMap<String, List<String>>();
        var chosen = new HashSet<String>();
        everybody.forEach((name, who) -> {
            boolean may = required == null || who != null && who.may(required.value());
            var kind = who == null ? "nobody" : may + (who.association() == null ? " network" : " association");
            kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(name);
            if (required != null && met.add(required.value() + " " + required.within() + " " + name)) chosen.add(name);
        });
        kinds.values().forEach(names -> chosen.add(names.get(turn % names.size())));
        return chosen;
    }

    @Test
    void the_documents_show_the_same_table() throws IOException {
        var table = new StringBuilder("| right |");
        for (var role : Role.values())
            table.append(' ').append(words(role.name())).append(" |");
        table.append("\n|---|").append("---|".repeat(Role.values().length)).append('\n');
        for (var right : Right.values()) {
            table.append("| ")
                    .append(words(right.name()))
                    .append(right.networkOnly() ? " *" : "")
                    .append(" |");
            for (var role : Role.values()) table.append(role.rights().contains(right) ? " yes |" : "  |");
            table.append('\n');
        }
        table.append("| second step required |");
        Arrays.stream(Role.values()).forEach(role -> table.append(role.secondStepRequired() ? " yes |" : "  |"));
        assertThat(Files.readString(Path.of("docs", "access.md")))
                .as("docs/access.md must hold the table as the code has it")
                .contains(table.toString());
    }

    private static String words(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
