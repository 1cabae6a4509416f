// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/TroubleDialog.h"

#include "models/ServerWords.h"
#include "pages/Notice.h"
#include "shell/LinesView.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace gatehouse::shell {

namespace {

constexpr int Width = 620;
constexpr int Height = 360; // with something to read

} // namespace

TroubleDialog::TroubleDialog(About about, const service::Trouble &trouble, QWidget *parent)
    : QDialog(parent)
{
    const bool isOurs = about == About::Server;
    setWindowTitle(isOurs ? tr("The server") : tr("The way to the server"));
    auto *notice = new pages::Notice(pages::Notice::Closing::ByItself, this);
    notice->say(pages::Tone::Bad, QString(trouble.what + u' ' + trouble.fix).trimmed());
    auto *lines = new LinesView(
        isOurs ? tr("What the &server said last:") : tr("What &ssh said last:"), this);
    lines->setLines(isOurs ? models::ServerWords::said(trouble.lines) : trouble.lines);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    if (isOurs) {
        QPushButton *setUp = buttons->addButton(tr("Set up…"), QDialogButtonBox::ActionRole);
        setUp->setAutoDefault(false);
        connect(setUp, &QPushButton::clicked, this, [this] {
            accept();
            Q_EMIT setUpWanted();
        });
    }
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(notice);
    layout->addWidget(lines, 1);
    layout->addWidget(buttons);
    resize(Width, trouble.lines.isEmpty() ? layout->totalHeightForWidth(Width) : Height);
}

} // namespace gatehouse::shell
