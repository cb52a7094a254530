// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import fr.parvis.database.engine.Engine;
import fr.parvis.database.engine.TestCluster;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** One real PostgreSQL for the whole test run; the application meets it as an external database, under its own two roles. */
public class TestDatabase implements LauncherSessionListener {
    private Engine engine;

    /** Started with the first test: Maven opens a session of its own that only lists tests. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(new TestExecutionListener() {
            @Override
            public void testPlanExecutionStarted(TestPlan plan) {
                if (engine == null) start();
            }
        });
    }

    private void start() {
        // what is awaited comes, however busy the machine is
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        engine = TestCluster.start();
        System.setProperty("parvis.db.url", engine.url());
        System.setProperty("parvis.db.user", engine.appUser());
        System.setProperty("parvis.db.password", engine.appPassword());
        System.setProperty("parvis.db.owner.user", engine.ownerUser());
        System.setProperty("parvis.db.owner.password", engine.ownerPassword());
        System.setProperty("parvis.secret-key", "00".repeat(32));
        System.setProperty("parvis.password-strength", "4");
        // tests that want the copy of the figures make one
        System.setProperty("parvis.figures.copy", "off");
        System.setProperty(
                "parvis.data", "target/data-" + ProcessHandle.current().pid());
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (engine != null) engine.close();
    }
}
