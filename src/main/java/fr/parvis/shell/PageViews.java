// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Renders precompiled templates inside the frame, and serves static files under an address that holds their version. */
@Configuration(proxyBeanMethods = false)
class PageViews implements WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(PageViews.class);

    private final StaticVersion version;
    private final PublicLanguage languages = new PublicLanguage();

    PageViews(StaticVersion version) {
        this.version = version;
    }

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    ViewResolver templateViews(
            TemplateEngine templates,
            List<NavigationEntry> navigation,
            PageHelp help,
            ObjectProvider<StaffNotices> notices,
            ObjectProvider<FootLinks> foot) {
        return new Resolver(
                templates,
                version,
                NavigationEntry.inOrder(navigation),
                help,
                SingletonSupplier.of(() -> notices.orderedStream().toList()),
                SingletonSupplier.of(() -> foot.orderedStream().toList()));
    }

    /** Uploaded files of forms are kept in a folder while their page is made, unless their route reads them as they arrive. */
    @Bean
    MultipartResolver multipartResolver(List<StreamedRoute> streamed) {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return super.isMultipart(request) && streamed.stream().noneMatch(route -> route.isMeant(request));
            }
        };
    }

    @Bean
    LocaleResolver localeResolver() {
        return languages;
    }

    /** Before every other filter, so that their refusals speak the language of the request too. */
    @Bean
    FilterRegistrationBean<RequestLanguage> requestLanguage() {
        var registration = new FilterRegistrationBean<>(new RequestLanguage(languages));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(languages);
    }

    /** Compressed by the build where the browser reads that; what it reads otherwise the server makes. */
    private static EncodedResourceResolver compressed() {
        var resolver = new EncodedResourceResolver();
        resolver.setContentCodings(List.of("br"));
        return resolver;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/v/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(java.time.Duration.ofDays(365))
                        .cachePublic()
                        .immutable())
                // its address tells the version: nobody has to ask whether it changed
                .setUseLastModified(false)
                .resourceChain(true)
                .addResolver(compressed())
                .addResolver(new VersionResourceResolver().addFixedVersionStrategy(version.value(), "/**"));
    }

    private record Resolver(
            TemplateEngine templates,
            StaticVersion version,
            List<NavigationEntry> navigation,
            PageHelp help,
            Supplier<List<StaffNotices>> notices,
            Supplier<List<FootLinks>> foot)
            implements ViewResolver, Ordered {
        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            var file = FormAnswer.view(name) + ".jte";
            return templates.hasTemplate(file) ? new TemplateView(this, file, FormAnswer.status(name)) : null;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE - 10;
        }
    }

    private record TemplateView(
            Resolver resolver, String file, @Nullable HttpStatus status) implements View {
        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var out = new Utf8ByteOutput();
            var rendering = rendering(request);
            ScopedValue.where(Frame.RENDERING, rendering).call(() -> {
                resolver.templates.render(file, model == null ? Map.of() : new HashMap<>(model), out);
                return out;
            });
            if (status != null && response.getStatus() == HttpStatus.OK.value()) response.setStatus(status.value());
            response.setContentType(getContentType());
            if (response.getHeader("Cache-Control") == null) response.setHeader("Cache-Control", "no-store");
            response.setContentLength(out.getContentLength());
            // at once: each small part would pass through all filters
            var page = new ByteArrayOutputStream(out.getContentLength());
            out.writeTo(page);
            page.writeTo(response.getOutputStream());
        }

        private Frame.Rendering rendering(HttpServletRequest request) {
            var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
            var who = (Viewer) request.getAttribute(Viewer.class.getName());
            // the scripts of the staff's pages send it too, from its cookie
            if (who != null && csrf != null) csrf.getToken();
            var flash = RequestContextUtils.getInputFlashMap(request);
            var path = request.getRequestURI();
            return new Frame.Rendering(
                    path,
                    request.getQueryString(),
                    PublicRequest.isPublic(request),
                    resolver.version.value(),
                    () -> csrf,
                    who,
                    who == null ? Menu.EMPTY : Menu.of(resolver.navigation, who, path),
                    resolver.help.address(path),
                    flash == null ? null : (Notice) flash.get(Notice.ATTRIBUTE),
                    () -> who == null ? List.of() : read(resolver.notices, notices -> notices.of(who)),
                    () -> read(resolver.foot, FootLinks::links));
        }

        /** A page that says what went wrong is shown even when this cannot be read. */
        private static <B, T> List<T> read(Supplier<List<B>> beans, Function<B, List<T>> parts) {
            try {
                return beans.get().stream()
                        .flatMap(bean -> parts.apply(bean).stream())
                        .toList();
            } catch (RuntimeException e) {
                LOG.warn("what stands on each page could not be read: {}", e.toString());
                return List.of();
            }
        }
    }
}
