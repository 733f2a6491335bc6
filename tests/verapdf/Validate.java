import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Prints a line for each flavour that was checked, and for every rule that the file breaks "flavour TAB rule". */
public class Validate {
    public static void main(String[] words) throws Exception {
        if (words.length < 2) {
            throw new IllegalArgumentException("wanted: FILE FLAVOUR...");
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // for whatever else would print
        VeraGreenfieldFoundryProvider.initialise();
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        for (int i = 1; i < words.length; i++) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(words[i]);
            try (var stream = Files.newInputStream(Path.of(words[0]));
                    var parser = foundry.createParser(stream, flavour);
                    var validator = foundry.createValidator(flavour, false)) {
                var result = validator.validate(parser);
                var failed = result.getFailedChecks();
                if (result.isCompliant() != failed.isEmpty()) {
                    throw new IllegalStateException(words[i] + ": verdict and failed rules disagree");
                }
                out.println(words[i]);
                for (var rule : failed.keySet()) {
                    TestAssertion first = result.getTestAssertions().stream()
                            .filter(one -> one.getRuleId().equals(rule)).findFirst().orElseThrow();
                    String message = first.getMessage().replaceAll("\\s+", " ").strip();
                    out.printf("%s\t%s-%d: %s (%d times, first at %s)%n", words[i], rule.getClause(), rule.getTestNumber(),
                            message, failed.get(rule), first.getLocation().getContext());
                }
            }
        }
    }
}
