package io.jenkins.plugins.dataops.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.dataops.ledger.Commit;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against repositories that the real git program makes. */
class RevisionsTest {
    @TempDir
    Path temporary;

    private Path folder;
    private long clock = 1_767_225_600; // 2026-01-01T00:00:00Z

    @BeforeAll
    static void gitIsThere() {
        boolean found = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "git")));
        assumeThat(found).as("the git program is needed to make repositories").isTrue();
    }

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(temporary.resolve("pro ject"));
        git(folder, "init", "-q", "-b", "main");
    }

    @Test
    void aFolderOutsideOfGitHasNoHead() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        assertThat(Revisions.head(outside)).isEmpty();
        assertThat(Revisions.head(temporary.resolve("missing"))).isEmpty();
        assertThat(Revisions.between(outside, Optional.of("abcd"), "abcd").complete()).isFalse();
        assertThat(Revisions.whyNone(outside)).endsWith("outside is in no Git working tree");
    }

    @Test
    void nothingCommittedYetIsNoHead() {
        assertThat(Revisions.head(folder)).isEmpty();
        assertThat(Revisions.whyNone(folder)).startsWith("nothing is committed in ");
    }

    @Test
    void listsWhatCameSinceTheDeployedRevisionNewestFirst() throws IOException {
        String first = commit("a", "First");
        String second = commit("b", "Second\n\nwith a body");
        String third = commit("a", "Third");
        assertThat(Revisions.head(folder)).contains(third);
        ChangeRange range = Revisions.between(folder, Optional.of(first), third);
        assertThat(range.complete()).isTrue();
        assertThat(range.commits()).extracting(Commit::revision).containsExactly(third, second);
        assertThat(range.commits().get(1))
                .isEqualTo(new Commit(
                        second,
                        Instant.parse("2026-01-01T00:02:00Z"),
                        Optional.of("Änn O'Neil"),
                        Optional.of("Second")));
        assertThat(Revisions.between(folder, Optional.of(first.substring(0, 8)), third)).isEqualTo(range);
    }

    @Test
    void theFirstDeploymentIsABaselineAndARollbackBringsNothing() throws IOException {
        String first = commit("a", "First");
        String second = commit("b", "Second");
        assertThat(Revisions.between(folder, Optional.empty(), second)).isEqualTo(ChangeRange.complete(List.of()));
        assertThat(Revisions.between(folder, Optional.of(second), first)).isEqualTo(ChangeRange.complete(List.of()));
        assertThat(Revisions.between(folder, Optional.of(first), first)).isEqualTo(ChangeRange.complete(List.of()));
    }

    @Test
    void followsBothSidesOfAMerge() throws IOException {
        String base = commit("a", "Base");
        git(folder, "checkout", "-q", "-b", "side");
        String side = commit("b", "Side");
        git(folder, "checkout", "-q", "main");
        String own = commit("a", "Own");
        git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "side");
        String merge = Revisions.head(folder).orElseThrow();
        assertThat(Revisions.between(folder, Optional.of(base), merge).commits())
                .extracting(Commit::revision)
                .containsExactlyInAnyOrder(own, side);
        assertThat(Revisions.between(folder, Optional.of(base), merge, List.of(Path.of("a"), Path.of("b")), 10))
                .isEqualTo(Revisions.between(folder, Optional.of(base), merge));
        ChangeRange diverged = Revisions.between(folder, Optional.of(side), own);
        assertThat(diverged.commits()).extracting(Commit::revision).containsExactly(own);
    }

    @Test
    void aRewrittenHistoryMakesNoCompleteRangeWhereWhatWasRewrittenCounts() throws IOException {
        commit("a", "Base");
        String before = commit("b", "Deployed");
        git(folder, "commit", "-q", "--amend", "-m", "Rewritten");
        String after = Revisions.head(folder).orElseThrow();
        ChangeRange range = Revisions.between(folder, Optional.of(before), after);
        assertThat(range.complete()).isFalse();
        assertThat(range.why()).get().asString().contains(before).contains("rewritten");
        assertThat(range.commits()).extracting(Commit::revision).containsExactly(after);
        // Of the part of another product nothing was rewritten.
        assertThat(Revisions.between(folder, Optional.of(before), after, List.of(Path.of("a")), 10))
                .isEqualTo(ChangeRange.complete(List.of()));
    }

    @Test
    void worksInALinkedWorkingTreeOnNoBranchFromASubfolderAndThroughALink() throws IOException {
        String first = commit("deep/er/a", "First");
        String second = commit("deep/b", "Second");
        Path linked = temporary.resolve("linked");
        git(folder, "worktree", "add", "-q", "--detach", linked.toString(), first);
        assertThat(Revisions.head(linked)).contains(first);
        assertThat(Revisions.head(linked.resolve("deep/er"))).contains(first);
        assertThat(Revisions.between(linked, Optional.of(first), second).commits()).hasSize(1);
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder.resolve("deep"));
        assertThat(Revisions.head(link)).contains(second);
        git(folder, "pack-refs", "--all");
        git(folder, "gc", "-q");
        assertThat(Revisions.head(folder)).contains(second);
    }

    /** Who makes a clone decides where its objects are, as where a linked working tree leads: no commit can. */
    @Test
    void worksInACloneThatTakesItsObjectsFromAnother() throws IOException {
        String first = commit("a", "First");
        String second = commit("b", "Second");
        Path sharing = temporary.resolve("sharing");
        git(temporary, "clone", "-q", "--shared", folder.toString(), sharing.toString());
        assertThat(sharing.resolve(".git/objects/info/alternates")).content().contains(folder.toString());
        ChangeRange range = Revisions.between(sharing, Optional.of(first), second);
        assertThat(range.complete()).isTrue();
        assertThat(range.commits()).extracting(Commit::revision).containsExactly(second);
    }

    @Test
    void anAncestorIsTheCommitThatItStandsFor() throws IOException {
        String first = commit("a", "First");
        String second = commit("b", "Second");
        git(folder, "tag", "-m", "annotated", "v2");
        commit("c", "Third");
        assertThat(Revisions.resolve(folder, "HEAD~1")).contains(second);
        assertThat(Revisions.resolve(folder, "main^^")).contains(first);
        assertThat(Revisions.resolve(folder, "v2^")).contains(first);
        assertThat(Revisions.resolve(folder, second.substring(0, 7) + "~")).contains(first);
        for (String none : List.of("HEAD~3", "v2^2", "none~1", "HEAD~99999999999999999999", "HEAD^{tree}", "HEAD~x")) {
            assertThat(Revisions.resolve(folder, none)).as(none).isEmpty();
        }
    }

    @Test
    void aPathNarrowsToAPartOfTheRepository() throws IOException {
        String first = commit("sales/a", "First");
        String sales = commit("sales/b", "Sales");
        String stock = commit("stock/a", "Stock");
        String head = commit("both", "Both");
        Path part = folder.resolve("sales");
        assertThat(Revisions.between(part, Optional.of(first), head, List.of(Path.of(".")), 10).commits())
                .extracting(Commit::revision)
                .containsExactly(sales);
        assertThat(Revisions.between(part, Optional.of(first), head, List.of(Path.of("../stock"), Path.of("b")), 10)
                        .commits())
                .extracting(Commit::revision)
                .containsExactly(stock, sales);
        assertThat(Revisions.between(folder, Optional.of(first), head, List.of(Path.of(".")), 10).commits())
                .hasSize(3);
        assertThatThrownBy(() ->
                        Revisions.between(folder, Optional.of(first), head, List.of(Path.of("../elsewhere")), 10))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("outside the repository");
    }

    @Test
    void aPathThatIsInNeitherCommitMakesNoCompleteRange() throws IOException {
        String first = commit("sales/a", "First");
        String head = commit("stock/a", "Stock");
        for (String path : List.of("salse", "sales/a/b", "sales/b")) {
            ChangeRange range = Revisions.between(folder, Optional.of(first), head, List.of(Path.of(path)), 10);
            assertThat(range.complete()).as(path).isFalse();
            assertThat(range.why().orElseThrow()).contains("'" + path + "' is in neither");
        }
        assertThat(Revisions.between(folder, Optional.of(first), head, List.of(Path.of("sales/a")), 10).complete()).isTrue();
        git(folder, "rm", "-q", "-r", "sales");
        String gone = commit("stock/b", "Gone");
        assertThat(Revisions.between(folder, Optional.of(head), gone, List.of(Path.of("sales")), 10).commits())
                .extracting(Commit::revision)
                .containsExactly(gone);
    }

    @Test
    void aPathIsLookedForWhereItCouldBe() throws IOException {
        String head = commit("data/sales/a", "First");
        Path part = folder.resolve("data");
        for (String path : List.of(".", "sales", "sales/a", "../data", "..")) {
            assertThat(PathSearch.of(part, head, Path.of(path)).found()).as(path).isTrue();
        }
        assertThat(PathSearch.of(part, head, Path.of("salse")))
                .isEqualTo(new PathSearch(false, Map.of("sales", "sales")));
        assertThat(PathSearch.of(part, head, Path.of("../sales")).others()).containsEntry("sales", "sales");
        assertThat(PathSearch.of(part, "0000", Path.of("salse")).found()).as("a commit of another repository").isTrue();
        Files.createDirectory(part.resolve("uncommitted"));
        assertThat(PathSearch.of(part, head, Path.of("uncommitted")).found()).isTrue();
        assertThat(PathSearch.of(temporary, head, Path.of("x")).found()).as("no repository").isTrue();
        assertThatThrownBy(() -> PathSearch.of(part, head, Path.of("../../x"))).hasMessageContaining("outside");
    }

    @Test
    void theCommitsThatAMergeBringsAreTheSameWithAndWithoutAPath() throws IOException {
        String base = commit("src/a", "Base");
        List<String> brought = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            git(folder, "checkout", "-q", "-b", "feature" + i);
            brought.add(commit("src/" + i, "Feature " + i));
            // Undone within its branch: two commits that changed something, though the merge shows nothing of them.
            brought.add(commit("src/draft", "Draft " + i));
            git(folder, "rm", "-q", "src/draft");
            brought.add(commit("src/" + i, "Feature " + i + " without draft"));
            git(folder, "checkout", "-q", "main");
            git(folder, "merge", "-q", "--no-ff", "-m", "Merge " + i, "feature" + i);
        }
        String head = Revisions.head(folder).orElseThrow();
        ChangeRange all = Revisions.between(folder, Optional.of(base), head);
        assertThat(all.commits()).extracting(Commit::revision).containsExactlyInAnyOrderElementsOf(brought);
        assertThat(Revisions.between(folder, Optional.of(base), head, List.of(Path.of("src")), 100)).isEqualTo(all);
    }

    @Test
    void aMergeCountsOnlyWhenItChangesSomethingItself() throws IOException {
        String lines = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        String base = commit("a", lines);
        git(folder, "checkout", "-q", "-b", "side");
        commit("a", lines.replace("9", "nine"));
        git(folder, "checkout", "-q", "main");
        commit("a", lines.replace("1", "one"));
        git(folder, "merge", "-q", "--no-ff", "-m", "Joined", "side");
        String joined = Revisions.head(folder).orElseThrow();
        assertThat(Revisions.between(folder, Optional.of(base), joined).commits())
                .hasSize(2)
                .extracting(Commit::revision)
                .doesNotContain(joined);

        git(folder, "checkout", "-q", "-b", "other");
        commit("a", "other\n");
        git(folder, "checkout", "-q", "main");
        commit("a", "main\n");
        git(folder, "merge", "-q", "--no-commit", "-s", "ours", "other");
        String resolved = commit("a", "resolved by hand\n");
        assertThat(Revisions.between(folder, Optional.of(joined), resolved, List.of(Path.of("a")), 10).commits())
                .extracting(Commit::revision)
                .hasSize(3)
                .contains(resolved);
    }

    @Test
    void anEmptyCommitIsNoChange() throws IOException {
        String first = commit("a", "First");
        git(folder, "commit", "-q", "--allow-empty", "-m", "Start the build again");
        ChangeRange range = Revisions.between(folder, Optional.of(first), Revisions.head(folder).orElseThrow());
        assertThat(range).isEqualTo(ChangeRange.complete(List.of()));
    }

    @Test
    void namesThatGitKnowsAreResolvedToCommits() throws IOException {
        String first = commit("a", "First");
        String second = commit("a", "Second");
        git(folder, "tag", "-a", "-m", "Released", "2026.1", first);
        git(folder, "branch", "release/1", first);
        for (String name : List.of("2026.1", "release/1", "refs/heads/release/1", first.substring(0, 7), first)) {
            assertThat(Revisions.resolve(folder, name)).as(name).contains(first);
        }
        assertThat(Revisions.resolve(folder, "HEAD")).contains(second);
        assertThat(Revisions.resolve(folder, "main")).contains(second);
        assertThat(Revisions.resolve(folder, "HEAD~1")).contains(first);
        for (String none : List.of("v9", ":/First", "HEAD~2", "../../config", "", "2026.1^{tree}", "0000000")) {
            assertThat(Revisions.resolve(folder, none)).as(none).isEmpty();
        }
        assertThat(Revisions.resolve(temporary, "HEAD")).isEmpty();
    }

    @Test
    void tooManyAreCutAndSaidToBe() throws IOException {
        String first = commit("a", "First");
        commit("a", "Second");
        String third = commit("a", "Third");
        ChangeRange cut = Revisions.between(folder, Optional.of(first), third, List.of(), 1);
        assertThat(cut.complete()).isFalse();
        assertThat(cut.why()).get().asString().contains("more than 1 commits");
        assertThat(cut.commits()).extracting(Commit::revision).containsExactly(third);
        assertThat(Revisions.between(folder, Optional.of(first), third, List.of(), 2).complete()).isTrue();
    }

    @Test
    void aShallowCloneThatEndsWithinTheRangeIsNotComplete() throws IOException {
        commit("a", "First");
        String second = commit("a", "Second");
        commit("b", "Third");
        String fourth = commit("a", "Fourth");
        Path clone = temporary.resolve("clone");
        git(temporary, "clone", "-q", "--depth", "3", folder.toUri().toString(), clone.toString());
        assertThat(Revisions.head(clone)).contains(fourth);
        assertThat(Revisions.between(clone, Optional.of(second), fourth).complete()).isTrue();
        Path shallower = temporary.resolve("shallower");
        git(temporary, "clone", "-q", "--depth", "1", folder.toUri().toString(), shallower.toString());
        ChangeRange unknown = Revisions.between(shallower, Optional.of(second), fourth);
        assertThat(unknown.complete()).isFalse();
        assertThat(unknown.commits()).isEmpty();
        git(shallower, "fetch", "-q", "--depth", "1", "origin", second);
        ChangeRange apart = Revisions.between(shallower, Optional.of(second), fourth);
        assertThat(apart.complete()).isFalse();
    }

    @Test
    void anUnknownOrUnrelatedOldRevisionGivesNothingAndSaysSo() throws IOException {
        String first = commit("a", "First");
        for (String unknown : List.of("0123456789012345678901234567890123456789", "v1.0", ":/First", "HEAD~1", "")) {
            ChangeRange range = Revisions.between(folder, Optional.of(unknown), first);
            assertThat(range.complete()).isFalse();
            assertThat(range.why()).get().asString().contains("not in this repository");
        }
        git(folder, "checkout", "-q", "--orphan", "island");
        String island = commit("c", "Island");
        ChangeRange range = Revisions.between(folder, Optional.of(first), island);
        assertThat(range.commits()).isEmpty();
        assertThat(range.why()).get().asString().contains("no history in common");
        assertThatThrownBy(() -> Revisions.between(folder, Optional.of(first), "feedfeed"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no commit feedfeed");
    }

    @Test
    void hostileCommitsAreTamed() throws IOException {
        String first = commit("a", "First");
        commit("a", "Other content");
        String tree = git(folder, "rev-parse", "HEAD^{tree}");
        String head = hash("tree " + tree + "\nparent " + first
                + "\nauthor <script>\u001b[31m <a@b> 99999999999999999 +0000\ncommitter x <x> -5 +9999\nencoding no-such\n\n"
                + "title \u0007" + "x".repeat(5_000));
        Commit commit = Revisions.between(folder, Optional.of(first), head).commits().get(0);
        assertThat(commit.summary().orElseThrow()).hasSizeLessThanOrEqualTo(500).startsWith("title x");
        assertThat(commit.author().orElse("")).doesNotContain("\u001b", "a@b");
        assertThat(commit.committedAt()).isBetween(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));
        String bare = hash("tree " + tree + "\nparent " + first + "\n\n");
        assertThat(Revisions.between(folder, Optional.of(first), bare).commits()).hasSize(1);
    }

    @Test
    void runsNothingAndLeavesNothingBehind() throws IOException {
        String first = commit("a", "First");
        String second = commit("b", "Second");
        Path trap = temporary.resolve("sprung");
        for (String key : List.of("core.fsmonitor", "core.sshCommand", "core.pager", "filter.x.smudge", "diff.external")) {
            git(folder, "config", key, "touch '" + trap + "'");
        }
        Files.writeString(folder.resolve(".gitattributes"), "* filter=x diff=x\n");
        List<Path> before = files();
        assertThat(Revisions.between(folder, Optional.of(first), second, List.of(Path.of("b")), 10).commits())
                .hasSize(1);
        assertThat(trap).doesNotExist();
        assertThat(files()).isEqualTo(before);
    }

    /** As SQL can make one by writing files: its configuration is a stranger's. */
    @Test
    void aStrangersRepositoryRunsNothingAndShowsNothingOfOtherFiles() throws IOException {
        String first = commit("a", "First");
        String second = commit("b", "Second");
        Path trap = temporary.resolve("sprung");
        String run = "touch '" + trap + "'";
        Path secret = Files.writeString(temporary.resolve("secret"), "hunter2 = hunter2 [hunter2]\n");
        Path hooks = Files.createDirectories(folder.resolve(".git/hooks"));
        Path further = Files.createDirectories(temporary.resolve("further"));
        for (String hook : List.of("post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman")) {
            for (Path place : List.of(hooks, further)) {
                Path script = Files.writeString(place.resolve(hook), "#!/bin/sh\n" + run + "\n");
                assertThat(script.toFile().setExecutable(true)).isTrue();
            }
        }
        for (String key : List.of(
                "core.fsmonitor", "core.sshCommand", "core.gitProxy", "core.editor", "core.askPass", "credential.helper",
                "diff.x.textconv", "diff.x.command", "filter.x.clean", "filter.x.process", "gpg.program", "uploadpack.packObjectsHook",
                "core.alternateRefsCommand", "alias.log")) {
            git(folder, "config", key, key.startsWith("alias") || key.startsWith("cred") ? "!" + run : run);
        }
        git(folder, "config", "core.hooksPath", further.toString());
        git(folder, "config", "core.attributesFile", secret.toString());
        git(folder, "config", "core.excludesFile", secret.toString());
        git(folder, "config", "mailmap.file", secret.toString());
        Files.writeString(folder.resolve(".gitattributes"), "* filter=x diff=x\n");
        Files.writeString(Files.createDirectories(folder.resolve(".git/info")).resolve("attributes"), "* filter=x diff=x\n");
        List<Path> before = files();
        assertThat(Revisions.between(folder, Optional.of(first), second, List.of(Path.of("b")), 10).commits())
                .hasSize(1);
        assertThat(Revisions.resolve(folder, "main")).contains(second);

        String config = Files.readString(folder.resolve(".git/config"));
        for (Path included : List.of(secret, temporary.resolve("absent"), temporary, Path.of("/proc/self/environ"))) {
            Files.writeString(folder.resolve(".git/config"), config + "[include]\n\tpath = " + included + "\n");
            try {
                assertThat(Revisions.head(folder)).contains(second);
            } catch (ToolException refused) {
                assertThat(refused).hasMessageContaining("cannot be read").hasMessageNotContaining("hunter2");
            }
        }
        Files.writeString(folder.resolve(".git/config"), config);
        // A reference that is a link, and one that leads out by its name.
        Files.delete(folder.resolve(".git/HEAD"));
        Files.createSymbolicLink(folder.resolve(".git/HEAD"), secret);
        assertShowsNothing();
        Files.delete(folder.resolve(".git/HEAD"));
        Files.writeString(folder.resolve(".git/HEAD"), "ref: ../../secret\n");
        assertShowsNothing();
        assertThat(trap).doesNotExist();
        Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        assertThat(files()).isEqualTo(before);
    }

    private void assertShowsNothing() {
        try {
            assertThat(Revisions.head(folder)).isEmpty();
        } catch (ToolException refused) {
            assertThat(refused).hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void readsNoConfigurationOfTheMachineAndMeasuresNoClock() throws Exception {
        commit("a", "First");
        Revisions.head(folder);
        assertThat(SystemReader.getInstance().openSystemConfig(null, FS.DETECTED).getFile()).isNull();
        assertThat(SystemReader.getInstance().openUserConfig(null, FS.DETECTED).getFile()).isNull();
        assertThat(FS.FileStoreAttributes.get(folder).getFsTimestampResolution()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aDamagedRepositoryIsSaidToBe() throws IOException {
        String first = commit("a", "First");
        String second = commit("b", "Second");
        Files.delete(folder.resolve(".git/objects/" + first.substring(0, 2) + "/" + first.substring(2)));
        assertThat(Revisions.between(folder, Optional.of(first), second).complete()).isFalse();
        Files.writeString(folder.resolve(".git/config"), "[core\n");
        assertThatThrownBy(() -> Revisions.head(folder))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("cannot be read");
        Path broken = Files.createDirectory(temporary.resolve("broken"));
        Files.writeString(broken.resolve(".git"), "gitdir: /nowhere/at/all");
        assertThatThrownBy(() -> Revisions.head(broken)).isInstanceOf(ToolException.class);
    }

    @Test
    void aFolderThatLooksLikeARepositoryIsNone() throws IOException {
        commit("a", "First");
        // What a commit can bring along: a repository's files without a .git around them.
        Path bare = Files.createDirectories(folder.resolve("bare"));
        Files.createDirectories(bare.resolve("objects"));
        Files.createDirectories(bare.resolve("refs"));
        Files.writeString(bare.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(bare.resolve("config"), "[core\n");
        assertThat(Revisions.head(bare)).isEqualTo(Revisions.head(folder));
        Files.createDirectories(bare.resolve(".git"));
        assertThatThrownBy(() -> Revisions.head(bare))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("is no Git repository");
        Files.writeString(Files.createDirectories(folder.resolve("plain/.git")).resolve("x"), "");
        assertThatThrownBy(() -> Revisions.head(folder.resolve("plain")))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("is no Git repository");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.sorted().toList();
        }
    }

    private String commit(String file, String message) throws IOException {
        clock += 60;
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, message);
        git(folder, "add", "-A");
        git(folder, "commit", "-q", "-m", message);
        return git(folder, "rev-parse", "HEAD");
    }

    /** Writes a commit that git itself would not make. */
    private String hash(String content) throws IOException {
        Path file = Files.writeString(temporary.resolve("raw"), content, StandardCharsets.UTF_8);
        return git(folder, "hash-object", "-t", "commit", "-w", "--literally", file.toString());
    }

    private String git(Path where, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("git");
        builder.command().addAll(List.of(arguments));
        builder.directory(where.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("HOME", temporary.toString());
        builder.environment().put("GIT_AUTHOR_NAME", "Änn O'Neil");
        builder.environment().put("GIT_AUTHOR_EMAIL", "ann@example.org");
        builder.environment().put("GIT_COMMITTER_NAME", "Bob");
        builder.environment().put("GIT_COMMITTER_EMAIL", "bob@example.org");
        builder.environment().put("GIT_AUTHOR_DATE", "1000000000 +0900");
        builder.environment().put("GIT_COMMITTER_DATE", clock + " +0900");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git " + List.of(arguments) + ": " + said);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
        return said;
    }
}
