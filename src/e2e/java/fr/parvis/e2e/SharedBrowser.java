// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import fr.parvis.values.NetworkTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * The one Chromium of all journeys, started by the first of them: the one that {@code bin/test} found, or Debian's. A journey that would
 * begin shortly before midnight waits for the new day: it is walked on one day, as people's days are.
 */
class SharedBrowser implements BeforeAllCallback, TestInstancePreConstructCallback {
    /** Milliseconds that a journey waits at most for what it awaits, on a machine with other work too. */
    static final double PATIENCE = 30_000;

    /** How long before midnight no journey begins. */
    private static final Duration LAST_MINUTES = Duration.ofMinutes(4);

    /** A browser and what drives it. One that fell over takes the journey of then along, not those that come: it is started anew. */
    private static final class Running implements AutoCloseable {
        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private Browser browser = launch(playwright);

        Browser browser() {
            if (!browser.isConnected()) browser = launch(playwright);
            return browser;
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    private static Running running;

    static Browser browser() {
        return Objects.requireNonNull(running, "no journey has started").browser();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SharedBrowser.class))
                .computeIfAbsent("browser", _ -> start(), Running.class);
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context)
            throws InterruptedException {
        var now = ZonedDateTime.now(NetworkTime.ZONE);
        var midnight = now.toLocalDate().plusDays(1).atStartOfDay(now.getZone());
        var left = Duration.between(now, midnight);
        if (left.compareTo(LAST_MINUTES) < 0) Thread.sleep(left.plusSeconds(1));
    }

    private static Running start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return new Running();
    }

    private static Browser launch(Playwright playwright) {
        var chromium = System.getenv().getOrDefault("PARVIS_CHROMIUM", "/usr/bin/chromium");
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(List.of(
                                "--no-sandbox",
                                // a camera that shows a clock, and nobody to ask
                                "--use-fake-device-for-media-stream",
                                "--use-fake-ui-for-media-stream",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }
}
