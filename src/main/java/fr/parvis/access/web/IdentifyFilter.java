// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Identification;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.shell.ErrorAnswer;
import fr.parvis.shell.Viewer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds who is asking, and runs the whole request on that account's behalf: scope of the database, actor of the journal. */
class IdentifyFilter extends OncePerRequestFilter {
    /** Just after the session repository's filter and Spring Security's. */
    static final int ORDER = 0;

    /** How long a session lives whose account needs a second step. */
    static final Duration WITH_SECOND_STEP = Duration.ofHours(12);

    private final List<Identification> ways;
    private final ErrorAnswer errors;
    private final CountRefusals refusals;
    private final Clock clock;

    IdentifyFilter(List<Identification> ways, ErrorAnswer errors, CountRefusals refusals, Clock clock) {
        this.ways = ways;
        this.errors = errors;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/v/") || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> who;
        try {
            who = ways.stream()
                    .map(way -> way.of(request))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .filter(found -> !isOver(found, request));
        } catch (ErrorResponseException refusal) {
            refusal.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
            errors.write(refusal, request, response);
            refusals.token(request);
            return;
        }
        if (who.isEmpty()) chain.doFilter(request, response);
        else {
            request.setAttribute(Viewer.class.getName(), who.get());
            run(who.get(), request, response, chain);
        }
        refusals.answered(who.orElse(null), request, response);
    }

    /** Ends a session half a day after sign-in, even one in use, where a role requires the second step. */
    private boolean isOver(SignedIn who, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null
                || !who.account().toString().equals(session.getAttribute(SessionIdentification.ACCOUNT))
                || who.roles().stream().noneMatch(Role::secondStepRequired)
                || Instant.ofEpochMilli(session.getCreationTime())
                        .plus(WITH_SECOND_STEP)
                        .isAfter(clock.instant())) return false;
        session.invalidate();
        return true;
    }

    private static void run(SignedIn who, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Asking.as(who.scope())
                    .call(() -> Asking.by(who.account())
                            .call(() -> Actor.is(who.account())
                                    .call(() -> who.acting().call(() -> {
                                        chain.doFilter(request, response);
                                        return null;
                                    }))));
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
