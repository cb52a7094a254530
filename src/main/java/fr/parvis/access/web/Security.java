// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessSettings;
import fr.parvis.access.Identification;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.ErrorAnswer;
import fr.parvis.shell.StreamedRoute;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Web security: headers, cross-site requests, who is asking, and the right that each route asks for. Signing in is
 * ours ({@link SignInPage}); Spring Security gives headers, tokens against forged requests and password hashing.
 */
@Configuration(proxyBeanMethods = false)
class Security implements WebMvcConfigurer {

    /** Strict: our own files only, nothing inline, nobody may frame us. */
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    SecurityFilterChain chain(HttpSecurity http, List<StreamedRoute> streamed, CountRefusals refusals) {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        // a bearer token is not sent by a browser on its own: nothing to forge
                        .ignoringRequestMatchers(request -> request.getHeader("Authorization") != null
                                && request.getRequestURI().startsWith("/api/"))
                        // a kiosk acts by the secret in its address and by no cookie: nothing to borrow
                        .ignoringRequestMatchers(
                                request -> request.getRequestURI().startsWith("/borne/"))
                        // a provider of SMS, too
                        .ignoringRequestMatchers(
                                request -> request.getRequestURI().startsWith("/sms/"))
                        // an identity provider ends sessions by a token that it signed
                        .ignoringRequestMatchers(
                                request -> request.getRequestURI().equals(OpenIdPage.END))
                        // checks its token itself: to look for it here would take the whole of it in
                        .ignoringRequestMatchers(
                                request -> streamed.stream().anyMatch(route -> route.isMeant(request))))
                .exceptionHandling(refused -> refused.accessDeniedHandler((request, response, why) -> {
                    refusals.formWithoutItsToken(request);
                    formWithoutItsToken(request, response, why);
                }))
                .headers(headers -> headers.xssProtection(none -> none.disable())
                        // names that the desk asked for stay on no shared tablet
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                request -> request.getRequestURI().equals("/deconnexion"),
                                new ClearSiteDataHeaderWriter(ClearSiteDataHeaderWriter.Directive.CACHE)))
                        .frameOptions(none -> none.disable())
                        .addHeaderWriter(forPages(new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY)))
                        .addHeaderWriter(forPages(new ContentSecurityPolicyHeaderWriter(POLICY)))
                        .addHeaderWriter(forPages(new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN)))
                        .addHeaderWriter(forPages(new PermissionsPolicyHeaderWriter(
                                "camera=(), microphone=(), geolocation=(self), payment=()"))))
                .securityContext(context -> context.disable())
                .sessionManagement(sessions -> sessions.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .build();
    }

    /**
     * A form of ours whose token is gone, as when the browser was closed in between: what was typed is kept. The browser vouches
     * that it came from our own page; of any other form nothing is shown.
     */
    private static void formWithoutItsToken(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws ServletException, IOException {
        if ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                && RightsGuard.isNavigation(request)
                && request.getMethod().equals("POST"))
            request.getRequestDispatcher("/connexion/reprise").forward(request, response);
        else response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** Scripts, styles, fonts and the desk's data obey the page that asks for them: said again with each, it would weigh 10 kB a page. */
    private static HeaderWriter forPages(HeaderWriter writer) {
        return (request, response) -> {
            var type = response.getContentType();
            var path = request.getRequestURI();
            boolean file = type != null
                    && (type.startsWith("text/javascript") || type.startsWith("text/css") || type.startsWith("font/"));
            boolean obeysItsPage =
                    path.startsWith("/v/") && file || path.startsWith("/capture/") && path.endsWith(".json");
            if (!obeysItsPage) writer.writeHeaders(request, response);
        };
    }

    @Bean
    PasswordEncoder passwordEncoder(AccessSettings settings) {
        return new BCryptPasswordEncoder(settings.passwordStrength());
    }

    @Bean
    FilterRegistrationBean<IdentifyFilter> identify(
            List<Identification> ways, ErrorAnswer errors, CountRefusals refusals, Clock clock) {
        var registration = new FilterRegistrationBean<>(new IdentifyFilter(ways, errors, refusals, clock));
        // after the session's filter, before everything that asks the database
        registration.setOrder(IdentifyFilter.ORDER);
        return registration;
    }

    @Bean
    CookieSerializer sessionCookie() {
        return new SessionCookieSerializer();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RightsGuard());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == SignedIn.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @org.jspecify.annotations.Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
                var who = SignedIn.current();
                if (who == null) throw new IllegalStateException("a route that takes SignedIn must require a right");
                return who;
            }
        });
    }
}
