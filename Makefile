# Everything that a person does with Ringfence on one machine. `make` alone lists it.
.DEFAULT_GOAL := help
.SUFFIXES:

MAVEN := mvn --batch-mode --no-transfer-progress
SANDBOX := sandbox/bin/sandbox
SANDBOX_DIRECTORY := $(CURDIR)/.sandbox
SANDBOX_JAR := sandbox/target/ringfence-sandbox.jar
SANDBOX_SOURCES := sandbox/pom.xml $(shell find sandbox/src/main -type f)
PROGRAM_JAR := target/ringfence.jar
STACK := sandbox
# The version of the stack's file that a rehearsal starts from: a tag, a branch, a commit.
FROM :=
# In a recipe's shell: what a program needs to reach the sandbox.
WITH_SANDBOX = exports="$$($(MAKE) --silent --no-print-directory env)" && eval "$$exports"

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: up
up: start ## build what is missing, start the sandbox, run `pulumi up` on its stack, show what came out
	@$(WITH_SANDBOX) && pulumi stack select --create $(STACK) && \
	  pulumi up --stack $(STACK) --yes --skip-preview && \
	  bin/show-stack $(STACK)

.PHONY: preview
preview: start ## show what `make up` would change
	@$(WITH_SANDBOX) && pulumi stack select --create $(STACK) && \
	  pulumi preview --stack $(STACK) --diff

.PHONY: down
down: start ## destroy the sandbox's stack, stop the sandbox
	@$(WITH_SANDBOX) && pulumi stack select --create $(STACK) && \
	  pulumi destroy --stack $(STACK) --yes --skip-preview
	@$(SANDBOX) stop --directory $(SANDBOX_DIRECTORY)

.PHONY: rehearse
rehearse: tools $(SANDBOX_JAR) $(PROGRAM_JAR) ## run a real stack's file where nothing real can be reached: STACK=prod [FROM=TAG]
	@$(SANDBOX) rehearse Pulumi.$(STACK).yaml --program $(PROGRAM_JAR) \
	  --directory .rehearsal/$(STACK) $(if $(FROM),--from "$(FROM)")

.PHONY: wipe
wipe: $(SANDBOX_JAR) ## stop the sandbox and remove all that it holds
	@$(SANDBOX) wipe --directory $(SANDBOX_DIRECTORY)

.PHONY: status
status: $(SANDBOX_JAR) ## show what of the sandbox runs, and what its stack holds
	@$(SANDBOX) status --directory $(SANDBOX_DIRECTORY) && \
	  $(WITH_SANDBOX) && bin/show-stack $(STACK)

.PHONY: logs
logs: $(SANDBOX_JAR) ## show the sandbox's logs
	@$(SANDBOX) logs --directory $(SANDBOX_DIRECTORY)

.PHONY: env
env: ## print the exports with which pulumi, kubectl and psql reach the sandbox by hand
	@$(SANDBOX) env --directory $(SANDBOX_DIRECTORY)

.PHONY: test
test: tools ## run every check: format, static, unit, contract and end-to-end tests on the real parts
	$(MAKE) -C sandbox/tools check
	$(MAVEN) --file sandbox/pom.xml verify
	$(MAVEN) verify

.PHONY: bench
bench: $(PROGRAM_JAR) ## measure the analyser and the command, and how they grow: [BENCH_QUICK=1]
	@$(MAVEN) --quiet -Pbench test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
	  -Dexec.args="-cp %classpath io.ringfence.bench.Benchmarks bin/ringfence $(if $(BENCH_QUICK),quick)"

.PHONY: format
format: ## format the Java code
	$(MAVEN) --quiet spotless:apply
	$(MAVEN) --quiet --file sandbox/pom.xml spotless:apply

.PHONY: tools
tools: ## build the Go parts that are missing or out of date
	@$(MAKE) --no-print-directory -C sandbox/tools

.PHONY: start
start: tools $(SANDBOX_JAR) ## start the sandbox
	@$(SANDBOX) start --directory $(SANDBOX_DIRECTORY)

$(SANDBOX_JAR): $(SANDBOX_SOURCES)
	@echo "building the sandbox"
	@$(MAVEN) --quiet --file sandbox/pom.xml package -DskipTests
	@touch $@
	@# A running sandbox is of the old build; the next start brings its data back.
	@if $(SANDBOX) status --directory $(SANDBOX_DIRECTORY) >/dev/null 2>&1; then \
	  $(SANDBOX) stop --directory $(SANDBOX_DIRECTORY); \
	fi

$(PROGRAM_JAR): pom.xml $(shell find src/main -type f)
	@echo "building the program"
	@$(MAVEN) --quiet package -DskipTests
	@touch $@
