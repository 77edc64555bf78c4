package io.ringfence;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.pulumi.resources.Resource;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The rules of the house that the compiler does not keep. */
@AnalyzeClasses(packages = "io.ringfence", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_DOMAIN_IS_PLAIN_JAVA =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.ringfence.flow..",
              "io.ringfence.policy",
              "io.ringfence.address..",
              "io.ringfence.connectivity..",
              "io.ringfence.manifest..",
              "io.ringfence.proof..",
              "io.ringfence.report..",
              "io.ringfence.stack..",
              "io.ringfence.schema..",
              "io.ringfence.seal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.pulumi..", "pulumirpc..", "io.grpc..", "com.google.protobuf..");

  @ArchTest
  static final ArchRule FEW_PACKAGES_CREATE_RESOURCES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.ringfence.policy.pulumi..", "io.ringfence.database..", "io.ringfence.cluster..")
          .should()
          .beAssignableTo(Resource.class)
          .orShould()
          .callConstructorWhere(
              target(owner(assignableTo(Resource.class).and(resideInAPackage("com.pulumi..")))));

  @ArchTest
  static final ArchRule THE_FILE_KNOWS_NO_PROVIDER =
      noClasses()
          .that()
          .resideInAPackage("io.ringfence.config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.pulumi.gcp..", "com.pulumi.kubernetes..");

  @ArchTest
  static final ArchRule THE_PROGRAM_KNOWS_NO_SANDBOX =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.ringfence.sandbox..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.ringfence.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule NO_STATIC_STATE =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .andShould()
          .notHaveRawType(resideInAPackage("java.util.concurrent.."));

  @ArchTest
  static final ArchRule EVERY_PACKAGE_IS_CHECKED_FOR_NULL =
      classes()
          .should(
              new ArchCondition<JavaClass>("be in a package that is marked for null checks") {
                @Override
                public void check(JavaClass checked, ConditionEvents events) {
                  events.add(
                      new SimpleConditionEvent(
                          checked,
                          checked.getPackage().isAnnotatedWith(NullMarked.class),
                          checked.getPackageName() + " of " + checked.getSimpleName()));
                }
              });
}
