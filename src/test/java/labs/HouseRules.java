package labs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Disabled;

/** Who may use whom in this house. */
final class HouseRules {
    private static final String[] LABS = {"labs.lab0*..", "labs.lab1*.."};

    /** Nothing of these is a public API of Spark, Kafka or the JDK. */
    private static final String[] INSIDE = {
        "sun..",
        "jdk.internal..",
        "kafka..",
        "org.apache.kafka.common.internals..",
        "org.apache.kafka.common.utils..",
        "org.apache.kafka.metadata..",
        "org.apache.kafka.server..",
        "org.apache.kafka.tools..",
        "org.apache.spark.deploy..",
        "org.apache.spark.launcher..",
        "org.apache.spark.rpc..",
        "org.apache.spark.sql.catalyst..",
        "org.apache.spark.sql.execution.."
    };

    static final ArchRule INSIDE_STAYS_INSIDE = noClasses()
            .that()
            .resideOutsideOfPackage("labs.support.inside..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(INSIDE)
                    .or(name("org.apache.kafka.clients.ClientUtils"))
                    .or(name("org.apache.spark.streaming.Checkpoint"))
                    .or(name("org.apache.spark.streaming.DStreamGraph"))
                    .or(name("org.apache.spark.util.ManualClock")))
            .because("what the next version of Spark, Kafka or the JDK may break stands in one room, support.inside");

    /** Only a package of the lab itself has main classes; what is one door further serves them. */
    private static final DescribedPredicate<JavaClass> MAIN_CLASSES = describe(
            "are main classes of labs",
            used -> used.getPackageName().matches("labs\\.lab\\d\\d") && used.isAssignableTo(Callable.class));

    static final ArchRule INNER_ROOMS_KNOW_NO_MAIN_CLASS = noClasses()
            .that()
            .resideInAnyPackage("labs.lab0*.*..", "labs.lab1*.*..")
            .should()
            .dependOnClassesThat(MAIN_CLASSES)
            .because("a main class calls what is one door further, never the other way round");

    /** Tests wait on conditions. */
    static final ArchRule NO_TEST_SLEEPS = noClasses()
            .should()
            .callMethodWhere(describe("Thread.sleep or TimeUnit.sleep", HouseRules::sleeps))
            .because("a test waits for a condition with a deadline (Awaitility), or on a manual clock");

    /** What stands in src/main. */
    static final Set<ArchRule> FOR_MAIN = Set.of(
            INSIDE_STAYS_INSIDE,
            INNER_ROOMS_KNOW_NO_MAIN_CLASS,
            noClasses()
                    .that()
                    .resideInAnyPackage("labs.support..", "labs.sensors..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(LABS).or(resideInAnyPackage("labs.cli..")))
                    .because("support and sensors serve every lab and know none"),
            noClasses()
                    .that()
                    .resideInAnyPackage("labs.support..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("labs.sensors..")
                    .because("support is the lowest floor"),
            noClasses()
                    .that()
                    .resideInAPackage("labs.support")
                    .should()
                    .dependOnClassesThat(resideInAPackage("labs.support.*..")
                            .and(not(resideInAnyPackage(
                                    "labs.support.cluster..", "labs.support.inside..", "labs.support.time.."))))
                    .because(
                            "what is common to all labs is where they run, here or on a cluster; it does not know text,"
                                    + " Kafka or checkpoints: the room inside brings its own, as KafkaOptions does with"
                                    + " Failures.translateWith"),
            slices().matching("labs.support.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            resideInAPackage("labs.support.."),
                            resideInAnyPackage("labs.support.inside..", "labs.support.time.."))
                    .because(
                            "a lab that reads text needs no Kafka; what two of these rooms share stands in labs.support"),
            classes()
                    .that()
                    .resideInAPackage("labs.support.jvm..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "labs.support.jvm..")
                    .because("the launcher calls it before anything else is on the class path"),
            noClasses()
                    .that()
                    .resideInAnyPackage(LABS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("labs.cli..")
                    .because("a lab is a plain main class that runs without the command line"),
            slices().matching("labs.(lab*)..")
                    .should()
                    .notDependOnEachOther()
                    .because("a lab is read and changed alone; what two labs use moves to sensors or support"),
            slices().matching("labs.(lab*).(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("whoever opens a room of a lab must not have to open all of them"),
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.junit..",
                            "org.opentest4j..",
                            "org.assertj..",
                            "org.awaitility..",
                            "com.tngtech.archunit..",
                            "labs.harness..",
                            "labs.check..")
                    .because("nothing that runs knows how it is tested"));

    private HouseRules() {}

    /**
     * What stands in src/test.
     *
     * @param answers the names of all classes of src/exercises and src/solutions
     */
    static Set<ArchRule> forTests(Set<String> answers) {
        return Set.of(
                INSIDE_STAYS_INSIDE,
                NO_TEST_SLEEPS,
                noTestNames(answers),
                slices().matching("labs.(lab*)..")
                        .should()
                        .notDependOnEachOther()
                        .because("the tests of a lab are about this lab"),
                slices().matching("labs.(check|harness).(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("the way goes from what is typed to what is run, judged and read, and not back"),
                noMethods().should().beAnnotatedWith(Disabled.class).because("a test that does not run proves nothing"),
                noClasses()
                        .should()
                        .beAnnotatedWith(Disabled.class)
                        .because("a test that does not run proves nothing"));
    }

    /** Answers are bound by their names. */
    static ArchRule noTestNames(Set<String> answers) {
        return noClasses()
                .should()
                .dependOnClassesThat(describe("are answers to exercises", used -> isAnswer(used, answers)))
                .because("the bench binds them by name, so that a broken one breaks only its own verdict");
    }

    private static boolean sleeps(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        return call.getName().equals("sleep")
                && (owner.isEquivalentTo(Thread.class) || owner.isEquivalentTo(TimeUnit.class));
    }

    private static boolean isAnswer(JavaClass used, Set<String> answers) {
        String name = used.getName();
        int nested = name.indexOf('$');
        return answers.contains(nested < 0 ? name : name.substring(0, nested));
    }
}
