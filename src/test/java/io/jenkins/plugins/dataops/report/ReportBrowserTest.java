package io.jenkins.plugins.dataops.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.jenkins.plugins.dataops.result.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The written report in a real browser: it draws, it fits, it can be used by keyboard, and it can be read. */
class ReportBrowserTest {
    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path report;

    @BeforeAll
    static void write() {
        browser = Browser.start();
        report = folder.resolve("report.html");
        HtmlReport.write(report, "Everything", new TestResults(UnaryOperator.identity()).everything(), Language.ENGLISH);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static NewContextOptions wide() {
        return new NewContextOptions().setViewportSize(1280, 900).setTimezoneId("Asia/Tokyo").setLocale("en-GB");
    }

    private static void unfoldAll(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true; })");
    }

    @Test
    void drawsItsChartsWithoutAnyComplaint() {
        Page page = browser.open(report, wide());
        page.waitForSelector("figure canvas");
        Object drawn = page.evaluate(
                """
                [...document.querySelectorAll('figure[data-dataops-chart] canvas')].filter(canvas =>
                    canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(byte => byte)
                ).length""");
        assertThat(drawn).isEqualTo(page.querySelectorAll("figure[data-dataops-chart]").size());
        assertThat((Integer) drawn).isGreaterThanOrEqualTo(4);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void fitsANarrowScreenWithEverythingUnfolded() {
        for (boolean script : new boolean[] {true, false}) {
            Page page = browser.open(report, new NewContextOptions().setViewportSize(400, 800).setJavaScriptEnabled(script));
            unfoldAll(page);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(400);
        }
    }

    /** Asked of what the chart library has laid out, because a picture does not say what is a bar and what is a word. */
    @Test
    void nothingInAChartTouchesAnythingElseOnAPhone() {
        Page page = browser.open(report, new NewContextOptions().setViewportSize(380, 800));
        unfoldAll(page);
        // Charts follow their box when it appears, which the browser tells them before it paints.
        page.waitForFunction(
                """
                [...document.querySelectorAll('.dataops-chart')].every(box =>
                    echarts.getInstanceByDom(box).getWidth() === box.clientWidth)""");
        assertThat((List<?>) page.evaluate(TOUCHING)).isEmpty();
        assertThat((Integer) page.evaluate("document.querySelectorAll('.dataops-chart').length")).isPositive();
    }

    @Test
    void isCompleteWithoutScript() {
        Page page = browser.open(report, wide().setJavaScriptEnabled(false));
        assertThat(page.locator("figure:visible").count()).isZero();
        assertThat(page.locator("time").first().textContent()).isEqualTo("2026-03-29 01:30:00 UTC");
        assertThat(page.locator("caption:visible").allTextContents()).anyMatch(it -> it.startsWith("Rows that differ"));
    }

    @Test
    void everyTableCanBeReachedByKeyboard() {
        Page page = browser.open(report, wide());
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            page.keyboard().press("Tab");
            reached.add((String) page.evaluate("document.activeElement.getAttribute('aria-label') || ''"));
        }
        assertThat(reached).contains("Migrations", "Rows that differ", "Deployments", "Figures by period");
    }

    @Test
    void keysStayInSightWhenATableIsScrolled() {
        Page page = browser.open(report, new NewContextOptions().setViewportSize(400, 800));
        Object left = page.evaluate(
                """
                (() => {
                  const table = document.querySelector('.dataops-differences');
                  table.closest('.dataops-scroll').scrollLeft = 1000;
                  const keys = [...table.tBodies[0].rows[0].querySelectorAll('.dataops-key')];
                  return keys.map(key => key.getBoundingClientRect().left).join();
                })()""");
        String[] lefts = left.toString().split(",");
        assertThat(Double.parseDouble(lefts[0])).isBetween(0.0, 60.0);
        assertThat(Double.parseDouble(lefts[1])).isGreaterThan(Double.parseDouble(lefts[0]));
    }

    /** As wide as a page of Jenkins beside its side panel. */
    @Test
    void noFigureIsCutOffOnAPageOfUsualWidth() {
        Page page = browser.open(report, new NewContextOptions().setViewportSize(920, 900));
        unfoldAll(page);
        assertThat((List<?>) page.evaluate(
                        """
                        [...document.querySelectorAll('.dataops-scroll')]
                            .filter(it => ['Figures by period', 'Deployments', 'Products'].includes(it.ariaLabel))
                            .filter(it => it.scrollWidth > it.clientWidth)
                            .map(it => it.ariaLabel + ' ' + it.scrollWidth + ' > ' + it.clientWidth)"""))
                .isEmpty();
    }

    @Test
    void theFirstColumnStaysInSightWhenFiguresAreScrolled() {
        Page page = browser.open(report, new NewContextOptions().setViewportSize(400, 800));
        unfoldAll(page);
        Object left = page.evaluate(
                """
                (() => {
                  const scroll = document.querySelector('.dataops-scroll[aria-label="Figures by period"]');
                  scroll.scrollLeft = 1000;
                  return scroll.querySelector('tbody th').getBoundingClientRect().left
                      - scroll.getBoundingClientRect().left;
                })()""");
        assertThat(((Number) left).doubleValue()).isBetween(-1.0, 1.0);
    }

    @Test
    void showsTimesInTheReadersZone() {
        Page page = browser.open(report, wide());
        assertThat(page.locator("time").first().textContent()).isEqualTo("2026-03-29 10:30:00 GMT+9");
        assertThat(page.locator("time").first().getAttribute("title")).isEqualTo("2026-03-29 01:30:00 UTC");
    }

    @Test
    void aStepOfTheWayUnfoldsItsSection() {
        Page page = browser.open(report, wide());
        assertThat(page.locator("#dataops-result-2").getAttribute("open")).isNull();
        page.locator(".dataops-way__link[href='#dataops-result-2']").first().click();
        page.waitForFunction("document.getElementById('dataops-result-2').open");
    }

    @Test
    void longTablesUnfoldOnDemand() {
        Page page = browser.open(report, wide());
        assertThat(page.locator("table[data-dataops-rows]").count()).isPositive();
        page.locator(".dataops-more").first().click();
        assertThat(page.locator(".dataops-more").first().getAttribute("aria-expanded")).isEqualTo("true");
    }

    @Test
    void everyTextHasContrastInLightAndDark() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = browser.open(report, wide().setColorScheme(scheme));
            unfoldAll(page);
            Object faint = page.evaluate(CONTRAST);
            assertThat((List<?>) faint).as("contrast below 4.5, " + scheme).isEmpty();
        }
    }

    /** Words of a legend on the plot below it or on one another, and bars that share a column of pixels. */
    private static final String TOUCHING =
            """
            (() => {
              const touching = [];
              for (const box of document.querySelectorAll('.dataops-chart')) {
                const chart = echarts.getInstanceByDom(box);
                const title = box.getAttribute('aria-label').slice(0, 30);
                const plot = chart.getModel().getComponent('grid').coordinateSystem.getRect();
                const names = chart.getOption().legend[0].data.map(it => it.name);
                const words = chart.getZr().storage.getDisplayList(true)
                    .filter(it => it.type === 'tspan' && it.style.text)
                    .map(it => {
                      const rect = it.getBoundingRect().clone();
                      rect.applyTransform(it.getComputedTransform());
                      return { text: it.style.text, rect };
                    });
                words.filter(it => names.includes(it.text) && it.rect.y + it.rect.height > plot.y)
                    .forEach(it => touching.push(title + ': ' + it.text + ' on the plot'));
                words.forEach((it, i) => words.slice(i + 1).filter(other => it.rect.intersect(other.rect))
                    .forEach(other => touching.push(title + ': ' + it.text + ' on ' + other.text)));
                for (const series of chart.getModel().getSeriesByType('bar').slice(0, 1)) {
                  const bars = [];
                  for (let i = 0; i < series.getData().count(); i++) {
                    bars.push(series.getData().getItemLayout(i));
                  }
                  bars.slice(1).filter((bar, i) => bar.x - bars[i].x - bars[i].width < 0.5)
                      .forEach(bar => touching.push(title + ': bars at ' + Math.round(bar.x)));
                }
              }
              return touching;
            })()""";

    /** Texts whose contrast with what is behind them is below WCAG 2.2's level AA. */
    private static final String CONTRAST =
            """
            (() => {
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 1;
              const pen = canvas.getContext('2d', { willReadFrequently: true });
              function over(colours) {
                pen.clearRect(0, 0, 1, 1);
                colours.forEach(colour => { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); });
                return [...pen.getImageData(0, 0, 1, 1).data];
              }
              function light(rgb) {
                const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              }
              const faint = [];
              for (const element of document.querySelectorAll('main *')) {
                const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
                if (!own || !element.getClientRects().length) { continue; }
                const behind = [];
                for (let node = element; node; node = node.parentElement) {
                  behind.unshift(getComputedStyle(node).backgroundColor);
                }
                const paper = light(over(['white', ...behind]).slice(0, 3));
                const ink = light(over(['white', ...behind, getComputedStyle(element).color]).slice(0, 3));
                const contrast = (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05);
                if (contrast < 4.5) {
                  faint.push(element.className + ': ' + element.textContent.trim().slice(0, 30) + ' ' + contrast.toFixed(2));
                }
              }
              return faint.slice(0, 10);
            })()""";
}
