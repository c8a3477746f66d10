package org.reentryhub.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody at a browser. What the browser complains of meanwhile is kept. */
final class Visitor implements AutoCloseable {
    /** How wide the window is, in CSS pixels: a telephone's, and an office's. */
    static final int NARROW = 320;

    static final int WIDE = 1280;

    private final BrowserContext context;
    private final Page page;
    private final String home;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(int port, Browser.NewContextOptions options) {
        home = "http://localhost:" + port;
        context = Browsers.chromium().newContext(options);
        page = context.newPage();
        page.onConsoleMessage(said -> {
            if (said.type().equals("error") || said.type().equals("warning")) {
                complaints.add(said.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Visitor at(int port) {
        return at(port, WIDE, "nb-NO", true);
    }

    static Visitor at(int port, int width, String language, boolean scripts) {
        return new Visitor(
                port,
                new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setLocale(language)
                        .setJavaScriptEnabled(scripts)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(ColorScheme.LIGHT));
    }

    /** Signs in at the front page, and comes to the first page of the account's role. */
    Visitor signedIn(String account) {
        open("/");
        page.locator("#username").fill(account);
        page.locator("#password").fill(account);
        page.locator("main form button[type=submit]").click();
        page.waitForURL(address -> !address.endsWith("/sign-in"));
        return this;
    }

    Visitor open(String path) {
        page.navigate(home + path);
        return this;
    }

    Page page() {
        return page;
    }

    /** Where the browser is, without the host. */
    String place() {
        return page.url().substring(home.length());
    }

    /** What the browser's console and the content policy complained of. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What stands in the way of somebody with a disability on this page, as axe sees it: WCAG 2.2 AA and good practice. */
    List<String> barriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream().map(Visitor::sentence).toList();
    }

    private static String sentence(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getTarget()))
                        .limit(3)
                        .collect(Collectors.joining(", "));
    }

    /** A picture of the whole page; on a busy machine Chromium now and then cannot take it at first. */
    void picture(Path file) {
        Page.ScreenshotOptions whole =
                new Page.ScreenshotOptions().setPath(file).setFullPage(true);
        try {
            page.screenshot(whole);
        } catch (PlaywrightException busy) {
            page.screenshot(whole);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
