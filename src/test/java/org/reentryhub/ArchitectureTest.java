package org.reentryhub;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The written constitution: which way the packages look, and what has one place only. */
@AnalyzeClasses(packages = "org.reentryhub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesNeverGoInCircles =
            slices().matching("org.reentryhub.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule valuesKnowNobody = onlySees("person");

    @ArchTest
    static final ArchRule problemsKnowNobody = onlySees("problem");

    @ArchTest
    static final ArchRule theVaultKnowsNobody = onlySees("vault");

    @ArchTest
    static final ArchRule theTrailKnowsOnlyWhoItIsAbout = onlySees("audit", "person");

    @ArchTest
    static final ArchRule theRecordKnowsNothingOfWhatFollows =
            onlySees("custody", "person", "problem", "vault", "audit", "partner");

    @ArchTest
    static final ArchRule thePlanSeesOnlyTheRecord = onlySees("plan", "person", "problem", "vault", "audit", "custody");

    @ArchTest
    static final ArchRule aConsentSeesOnlyThePerson = onlySees("consent", "person", "problem", "vault", "audit");

    @ArchTest
    static final ArchRule aPartnerKnowsNothingOfThePeople = onlySees("partner", "person", "problem");

    @ArchTest
    static final ArchRule aDeliveryDoesNotKnowWhatItCarries =
            onlySees("delivery", "person", "problem", "vault", "audit", "partner", "task");

    @ArchTest
    static final ArchRule aTaskKnowsOnlyWhomItIsAbout = onlySees("task", "person", "problem");

    @ArchTest
    static final ArchRule aClockDoesNotKnowWhatItIsSetFor =
            onlySees("clock", "person", "problem", "custody", "plan", "task");

    @ArchTest
    static final ArchRule aReferralSeesWhatItIsMadeOf = onlySees(
            "referral",
            "person",
            "problem",
            "vault",
            "audit",
            "custody",
            "plan",
            "consent",
            "partner",
            "delivery",
            "task",
            "clock");

    @ArchTest
    static final ArchRule aNoticeKnowsNothingOfConsentOrPlan =
            onlySees("notice", "person", "problem", "vault", "audit", "custody", "partner", "delivery", "referral");

    @ArchTest
    static final ArchRule aReceptionSeesReferralsAndWhatTheyAreMadeOf =
            onlySees("reception", "person", "problem", "vault", "audit", "custody", "referral");

    @ArchTest
    static final ArchRule figuresSeeTheWordsOfReferralsAndNothingElse = onlySees("figures", "referral");

    @ArchTest
    static final ArchRule aLadderSeesRowsAndNoMessages = onlySees("ladder", "person", "partner", "delivery", "task");

    @ArchTest
    static final ArchRule rowsAreReadWhole = noClasses()
            .should()
            .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
            .because("its stream keeps a connection until somebody closes it: the pool is empty after a few calls");

    @ArchTest
    static final ArchRule nobodyButTheWiringImportsHealth = noClasses()
            .that()
            .resideOutsideOfPackages("org.reentryhub.health..", "org.reentryhub.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.reentryhub.health..")
            .because("what is known of health stays past the prison's eyes (DESIGN, law 4)");

    @ArchTest
    static final ArchRule theStationsOfHealthNeverGoInCircles =
            slices().matching("org.reentryhub.health.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theGroundOfHealthSeesNoneOfItsStations = noClasses()
            .that()
            .resideInAPackage("org.reentryhub.health")
            .should()
            .dependOnClassesThat(resideInAPackage("org.reentryhub.health.*..")
                    .and(DescribedPredicate.not(resideInAPackage("org.reentryhub.health.summary.."))));

    @ArchTest
    static final ArchRule fhirLivesInHealth = noClasses()
            .that()
            .resideOutsideOfPackage("org.reentryhub.health..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..");

    @ArchTest
    static final ArchRule camelLivesInRoutesAndConfig = noClasses()
            .that()
            .resideOutsideOfPackage("org.reentryhub.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("routes move and never decide; what decides does not know who moved it");

    @ArchTest
    static final ArchRule theBrokerIsKnownToTheWiringAlone = noClasses()
            .that()
            .resideOutsideOfPackages("org.reentryhub.config..", "org.reentryhub.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.activemq..");

    @ArchTest
    static final ArchRule timeComesInThroughTheDoor = noClasses()
            .should()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule idsComeInThroughTheDoor = noClasses()
            .that()
            .resideOutsideOfPackages("org.reentryhub.config..", "org.reentryhub.sandbox..")
            .should()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule namesSayWhatATypeIsFor = noClasses()
            .should()
            .haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl|Processor|Handler|Dto|Constants)$");

    @ArchTest
    static final ArchRule packagesSayThatNothingIsNull = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked");

    private static ArchRule onlySees(String station, String... others) {
        String[] seen = new String[others.length + 1];
        seen[0] = "org.reentryhub." + station + "..";
        for (int i = 0; i < others.length; i++) {
            seen[i + 1] = "org.reentryhub." + others[i] + "..";
        }
        DescribedPredicate<JavaClass> anotherStation = resideInAPackage("org.reentryhub.*..")
                .and(DescribedPredicate.not(resideInAnyPackage(seen)))
                .as("a station that it should not know");
        return noClasses()
                .that()
                .resideInAPackage("org.reentryhub." + station + "..")
                .should()
                .dependOnClassesThat(anotherStation);
    }
}
