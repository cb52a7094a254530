// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import fr.parvis.access.Requires;
import fr.parvis.access.SignedIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A route as the running application has it. */
record MappedRoute(
        HttpMethod method,
        String address,
        HandlerMethod handler,
        @Nullable MediaType consumes) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^{}]|\\{[^}]*})+}");

    /** All routes of our controllers, sorted by address. */
    static List<MappedRoute> all(List<RequestMappingHandlerMapping> mappings) {
        var routes = new ArrayList<MappedRoute>();
        for (var mapping : mappings)
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (!handler.getBeanType().getPackageName().startsWith("fr.parvis")) return;
                var methods = info.getMethodsCondition().getMethods();
                var consumes = info.getConsumesCondition().getConsumableMediaTypes().stream()
                        .findFirst()
                        .orElse(null);
                for (var method : methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods)
                    for (var pattern : info.getPathPatternsCondition().getPatternValues())
                        routes.add(new MappedRoute(method.asHttpMethod(), pattern, handler, consumes));
            });
        routes.sort(Comparator.comparing(route -> route.address() + route.method()));
        return routes;
    }

    String module() {
        return handler.getBeanType().getPackageName().split("\\.", -1)[2];
    }

    /** Its address with that identifier for each variable, or a text that its pattern allows. */
    String addressOf(UUID id) {
        return VARIABLE.matcher(address.replace("**", "x")
                        .replaceAll("\\{\\w+:\\\\d(?:[^{}]|\\{[^}]*})*}", "1")
                        .replaceAll("\\{\\w+:([a-z-]+)\\|[a-z|-]*}", "$1")
                        .replaceAll("\\{\\w+:\\[a-z]\\+}", "x"))
                .replaceAll(id.toString());
    }

    /** The first of them who may; null for what is open to all. */
    @Nullable
    SignedIn who(List<SignedIn> people) {
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Requires.class);
        var required = onMethod == null
                ? AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Requires.class)
                : onMethod;
        if (required == null) return null;
        return people.stream()
                .filter(one -> one.may(required.value()) && required.within().holds(one))
                .findFirst()
                .orElse(people.getFirst());
    }
}
